"""Join: a name and a password, a few wishes, four recovery words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from porch.kit import clock
from porch.kit.community import here
from porch.people import actions, queries
from porch.people.access import MemberRequest, account_required
from porch.people.forms.joining import JoinForm, WishesForm
from porch.people.rules.languages import first_language
from porch.people.rules.zones import town_of, usual_zone
from porch.people.views.door import came_through, opened, second_step
from porch.people.views.entering import enter, keep_words_for_a_moment, may_try, take_words
from porch.people.views.invited import carried, put_down
from porch.people.views.onward import keep_onward, take_onward
from porch.ui import errors
from porch.ui.context import start_page


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Step 1. What is wrong is said on the page; a name that is gone is quietly replaced by three others."""
    if request.user.is_authenticated:
        return redirect(start_page(request.user))
    keep_onward(request)
    invited = _is_invited(request)
    if not invited and queries.community().joining == "invitation":
        return _by_invitation(request)
    if request.method != "POST":
        return _first_step(request, JoinForm(initial=_guesses(request)))
    if "carried" in request.POST:
        return _second_step(request)
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _first_step(request, form, kept=request.POST.get("suggestion", ""), status=422)
    if not invited and not may_try(request, "join"):  # an invitation is limit enough
        return errors.too_many(request, wait_seconds=3600)
    said = {name: value for name, value in form.cleaned_data.items() if name != "adult"}
    if not invited and (one_more := second_step(request, said, now=clock.now())):
        return one_more
    return _come_in(request, said)


def _second_step(request: HttpRequest) -> HttpResponse:
    """Back from the page with the second button, the question or the sum; what waited too long begins anew."""
    carried_on = opened(request.POST["carried"], now=clock.now())
    if carried_on is None:
        return _first_step(request, JoinForm(initial=_guesses(request)), status=422)
    if not may_try(request, "join"):
        return errors.too_many(request, wait_seconds=3600)
    return came_through(request, carried_on) or _come_in(request, carried_on.said)


def _come_in(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    try:
        member = actions.join(**said, invitation=carried(request), now=clock.now())
    except actions.NameGone:
        return _first_step(
            request, JoinForm(initial={**_guesses(request), **said, "adult": True}), count=3, status=422
        )
    except actions.InvitationOver:
        return _by_invitation(request)
    put_down(request)
    enter(request, member, method="password")
    return redirect("people:join-wishes")


def _is_invited(request: HttpRequest) -> bool:
    """Whether this browser came with an invitation that still opens the door."""
    return queries.opens(carried(request), clock.now())


def _by_invitation(request: HttpRequest) -> HttpResponse:
    """One comes in with an invitation here, and this browser carries none that opens anything."""
    context = {"over": bool(carried(request))}
    return render(
        request, "people/join_by_invitation.html", context, status=200 if request.method != "POST" else 422
    )


def _guesses(request: HttpRequest) -> dict[str, str]:
    return {
        "time_zone": usual_zone(here().country, here().time_zone),
        "language": first_language(request.headers.get("Accept-Language", "")),
    }


def _first_step(
    request: HttpRequest, form: JoinForm, *, kept: str = "", count: int = 1, status: int = 200
) -> HttpResponse:
    """``kept`` is the suggestion chosen before, so that an error elsewhere does not change the name."""
    tokens = [kept] if queries.name_in(kept) else queries.suggest_names(count)
    names = [(token, queries.name_in(token)) for token in tokens]
    zone = str(form["time_zone"].value() or "")
    context = {
        "form": form,
        "names": names,
        "town": town_of(zone),
        "gone": count > 1,
        "rules": queries.rules(),
        "worry_queue": queries.community().worry_queue,
        "looks_first": queries.community().joining == "approval" and not _is_invited(request),
    }
    return render(request, "people/join.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
def wishes(request: MemberRequest) -> HttpResponse:
    """Step 2, all optional; Skip goes on without reading anything."""
    member = request.user
    form = WishesForm(request.POST if request.method == "POST" and "skip" not in request.POST else None)
    if request.method != "POST" or (form.is_bound and not form.is_valid()):
        status = 422 if form.is_bound else 200
        return render(request, "people/join_wishes.html", {"form": form}, status=status)
    if form.is_bound:
        said = form.cleaned_data
        if answer := said.pop("here_for"):
            actions.say_here_for(member, answer, now=clock.now())
        if member.in_recovery:  # who is here for someone else only is asked nothing of the kind
            actions.say_lived_experience(member, said, now=clock.now())
    if member.is_staff or hasattr(member, "recovery_words"):
        return redirect(start_page(request.user))
    keep_words_for_a_moment(request, actions.new_recovery_words(member, now=clock.now()))
    return redirect("people:join-words")


@require_GET
@account_required
def words(request: MemberRequest) -> HttpResponse:
    """Step 3: the four words, shown once."""
    member = request.user
    onward = take_onward(request) if member.is_here and member.in_recovery else ""
    return render(request, "people/join_words.html", {"words": take_words(request), "onward": onward})
