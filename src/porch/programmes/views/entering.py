"""Coming in with a letter: the letters, then everything one says yes to on one page, then the password."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.people.rules.letters import digest_of
from porch.programmes.actions import joining
from porch.programmes.forms.stays import LetterForm
from porch.programmes.queries import mine
from porch.programmes.queries.letters import open_letter
from porch.programmes.rules.engagement import ends
from porch.programmes.views.mine import say_it_is_you

CARRIED = "programme-letter"


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def letter(request: MemberRequest) -> HttpResponse:
    """The letters typed off the paper."""
    form = LetterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if open_letter(form.digest, now()) is not None:
            request.session[CARRIED] = form.digest
            return redirect("programmes:consent")
        form.add_error("letters", gettext("These letters open nothing. They may be used already, or over."))
    status = 422 if form.is_bound else 200
    return render(request, "programmes/letter.html", {"form": form}, status=status)


@require_safe
@member_required
def carried(request: MemberRequest, letters: str) -> HttpResponse:
    """The code on the paper leads here, and the letters leave the address at once."""
    digest = digest_of(letters)
    if open_letter(digest, now()) is None:
        return redirect("programmes:letter")
    request.session[CARRIED] = digest
    return redirect("programmes:consent")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def consent(request: MemberRequest) -> HttpResponse:
    """Who would see what, for what, until when. Yes is said with the password; no costs nothing."""
    digest = str(request.session.get(CARRIED, ""))
    found = open_letter(digest, now())
    if found is None:
        return redirect("programmes:letter")
    cohort = found.cohort
    context: dict[str, object] = {
        "who": request.user,
        "cohort": cohort,
        "programme": cohort.programme,
        "staff": mine.staff_of(cohort),
        "ends": ends(cohort.ends_on),
    }
    if request.method != "POST":
        return render(request, "programmes/consent.html", context)
    if not did_recently_reauthenticate(request):
        return say_it_is_you(request)
    try:
        stay = joining.join(digest, by=request.user, now=now())
    except joining.LetterOver:
        return redirect("programmes:letter")
    except joining.NotForYou:
        context["error"] = gettext("You are in it already, or you work in it.")
        return render(request, "programmes/consent.html", context, status=422)
    del request.session[CARRIED]
    messages.success(request, gettext("Welcome. You can pause or take back what staff see any time."))
    return redirect("programmes:stay", stay.pk)
