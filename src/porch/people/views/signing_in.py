"""Sign in, sign out, and the way back with recovery words."""

from datetime import timedelta

from allauth.account.views import LoginView
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, anyone_here
from porch.people.forms.signing_in import NewPasswordForm, SignInForm, WordsForm, say_shared
from porch.people.models import Member
from porch.people.rules.names import key_of
from porch.people.views.entering import enter, keep_words_for_a_moment, may_try, take_words
from porch.ui import errors
from porch.ui.context import start_page

CAME_BACK, STILL_FRESH = "came-back", timedelta(minutes=15)


class SignIn(LoginView):  # type: ignore[misc]  # allauth ships no types
    """Name and password. An unknown name and a wrong password get the same answer in the same time."""

    form_class = SignInForm
    template_name = "people/sign_in.html"

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        context = self.get_context_data(form=form)
        answer: HttpResponse = self.render_to_response(context, status=422)
        return answer


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("home:door")


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def with_words(request: HttpRequest) -> HttpResponse:
    """Name and four words. One answer for every wrong pair, whether the name exists or not."""
    if request.user.is_authenticated:
        return redirect(start_page(request.user))
    form = WordsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        handle, typed = form.cleaned_data["login"], form.cleaned_data["words"]
        if not may_try(request, "recovery_words", key=key_of(handle)):
            return errors.too_many(request, wait_seconds=900)
        member = queries.whose_words(handle, typed)
        if member is not None:
            request.session[CAME_BACK] = signing.dumps(_ticket(member), salt=CAME_BACK)
            return redirect("people:new-password")
        form.add_error(
            None, _("This name and these words do not go together. Check the order and try again.")
        )
    status = 422 if form.is_bound else 200
    return render(request, "people/sign_in_words.html", {"form": form}, status=status)


def _ticket(member: Member) -> list[str]:
    """Who came back, and the words they used: once those are replaced, the ticket is worth nothing."""
    return [str(member.pk), member.recovery_words.digest]


def _came_back(request: HttpRequest) -> Member | None:
    """The member whose words were given in this browser within the last quarter of an hour."""
    try:
        pk, digest = signing.loads(request.session.get(CAME_BACK, ""), salt=CAME_BACK, max_age=STILL_FRESH)
    except signing.BadSignature:
        return None
    member = Member.objects.filter(pk=pk, recovery_words__digest=digest, is_active=True).first()
    return None if member is None or member.is_staff else member


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    """After the words: a new password comes first, then everything else."""
    member = _came_back(request)
    if member is None:
        return redirect("people:sign-in-words")
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(
            request, "people/new_password.html", {"form": form, "name": member.handle}, status=status
        )
    fresh = actions.use_recovery_words(member, form.cleaned_data["password"], now=clock.now())
    request.session.flush()
    enter(request, member, method="recovery-words")
    say_shared(request, form.cleaned_data["shared"])
    keep_words_for_a_moment(request, fresh)
    return redirect("people:new-words")


@require_GET
@anyone_here
def new_words(request: MemberRequest) -> HttpResponse:
    """Words just made, once: after coming back, after a new name, or asked for in Settings."""
    return render(request, "people/new_words.html", {"words": take_words(request)})
