"""The group conscience: what is before the group, its book of decisions, one motion, and what is said about it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.groups import motion_words
from porch.groups.actions import motions as actions
from porch.groups.actions.motions_deciding import put_to_group
from porch.groups.actions.serving import NotToBeSeated
from porch.groups.forms.motions import LineForm
from porch.groups.models import Line, Motion
from porch.groups.queries import motions as queries
from porch.groups.queries.motions import Place, Seen
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.safety.beside import beside
from porch.wire.actions import seen as has_seen

OVER = "passed", "failed", "no-quorum", "withdrawn", "lapsed"


def place_of(request: MemberRequest, slug: str, *, at_home: bool = False) -> Place:
    """The group where they belong; for everyone else there is nothing here."""
    place = queries.place_for(request.user, slug)
    if place is None or (at_home and not (place.is_home and place.group.state != "ended")):
        raise Http404
    return place


def motion_of(request: MemberRequest, place: Place, pk: UUID) -> Seen:
    seen = queries.motion_for(request.user, place, pk, now())
    if seen is None:
        raise Http404
    return seen


@require_safe
@member_required
def conscience(request: MemberRequest, slug: str) -> HttpResponse:
    """Open, then decided: a record one can read."""
    place, at = place_of(request, slug), now()
    page = int(request.GET.get("page", "0")) if request.GET.get("page", "0").isdecimal() else 0
    decided, goes_on = queries.decided_in(request.user, place.group, at, min(page, 10_000))
    open_now = [_row(seen, place) for seen in queries.open_in(request.user, place.group, at)]
    context = {
        "place": place,
        "open": open_now,
        "votes": _first_vote(open_now),
        "decided": [_row(seen, place) for seen in decided],
        "page": page,
        "next": page + 1 if goes_on else None,
        "draft": queries.draft_of(request.user, place.group),
        "needs": motion_words.needs(queries.terms_now(place.group), queries.voices_seen_by(place)),
    }
    return render(request, "groups/motions.html", context)


def _first_vote(rows: list[dict[str, Any]]) -> bool:
    """The first vote that waits for them gets the page's one filled button; whether there is one."""
    for row in rows:
        row["primary"] = row["seen"].can_vote and not row["seen"].has_voted
        if row["primary"]:
            return True
    return False


def _row(seen: Seen, place: Place) -> dict[str, Any]:
    motion = seen.motion
    over = motion.state in OVER
    return {
        "seen": seen,
        "motion": motion,
        "title": motion_words.title(motion),
        "change": motion_words.change(motion),
        "came_of": motion_words.came_of(motion, with_numbers=place.reads_numbers_of(motion)) if over else "",
    }


@require_safe
@member_required
def motion(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    place = place_of(request, slug)
    with if_there_is_room():
        has_seen(request.user, request.path, now())
    seen = motion_of(request, place, pk)
    if seen.motion.state == "drafted":
        return render(request, "groups/motion_draft.html", _whole(request, place, seen))
    return render(request, "groups/motion.html", _whole(request, place, seen) | {"form": LineForm()})


def _whole(request: MemberRequest, place: Place, seen: Seen) -> dict[str, object]:
    whole, it = queries.whole(request.user, place, seen), seen.motion
    terms = it.terms if it.put_at else queries.terms_now(place.group)
    voices = whole.electorate if it.state not in OVER else 0
    return {
        "it": whole,
        "place": place,
        "terms": terms,
        "title": motion_words.title(it),
        "change": motion_words.change(it),
        "position": motion_words.position_name(it.position),
        "needs": motion_words.needs(terms, voices, is_election=it.is_election)
        if it.state not in OVER
        else "",
        "came_of": motion_words.came_of(it, with_numbers=place.reads_numbers_of(it))
        if it.state in OVER
        else "",
        "more": motion_words.more(it),
        "can_speak": it.state == "discussing" or (it.state == "hearing" and place.is_home),
        "primary": _primary(place, seen),
    }


def _primary(place: Place, seen: Seen) -> str:
    """The one thing to do on a motion's page."""
    state = seen.motion.state
    if seen.can_vote:
        return "vote"
    if state == "seconding" and place.is_home and not seen.is_mine:
        return "second"
    return "say" if state == "discussing" or (state == "hearing" and place.is_home) else "back"


@require_POST
@member_required
def say(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    place = place_of(request, slug)
    seen, form = motion_of(request, place, pk), LineForm(request.POST)
    if not form.is_valid():
        return render(
            request, "groups/motion.html", _whole(request, place, seen) | {"form": form}, status=422
        )
    words, nameless = form.cleaned_data["words"], form.cleaned_data["nameless"]
    said = partial(actions.say, seen.motion, words, by=request.user, now=now(), is_named=not nameless)
    answer = _done(request, seen.motion, said, gettext("It stands there now."))
    card = beside(words, writer=request.user)
    if card is None:
        return answer
    here = {"form": LineForm(), "beside": card, "beside_back": seen.motion.get_absolute_url()}
    return render(request, "groups/motion.html", _whole(request, place, seen) | here)


@require_POST
@member_required
def unsay(request: MemberRequest, slug: str, pk: UUID, line: UUID) -> HttpResponse:
    it = motion_of(request, place_of(request, slug), pk).motion
    mine = Line.objects.filter(motion=it, pk=line, author=request.user).first()
    if mine is None:
        raise Http404
    return _done(request, it, lambda: actions.take_back(mine, by=request.user), gettext("Taken back."))


@require_POST
@member_required
def put(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    done = gettext("The group can read it now.")
    return _change(request, slug, pk, put_to_group, done)


@require_POST
@member_required
def second(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _change(request, slug, pk, actions.second, gettext("Thank you. Now everyone can talk about it."))


@require_POST
@member_required
def stand(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    done = gettext("Your name stands there. You can take it off until the vote begins.")
    return _change(request, slug, pk, actions.stand, done, at_home=False)


@require_POST
@member_required
def do_not_stand(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    done = gettext("Your name no longer stands there. That is fine.")
    return _change(request, slug, pk, actions.do_not_stand, done, at_home=False)


@require_POST
@member_required
def withdraw(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    it = motion_of(request, place_of(request, slug), pk).motion
    _done(request, it, lambda: actions.withdraw(it, by=request.user, now=now()), gettext("Taken back."))
    return redirect("groups:conscience", slug)


def _change(
    request: MemberRequest,
    slug: str,
    pk: UUID,
    verb: Callable[..., None],
    done: str,
    *,
    at_home: bool = True,
) -> HttpResponse:
    it = motion_of(request, place_of(request, slug, at_home=at_home), pk).motion
    return _done(request, it, lambda: verb(it, by=request.user, now=now()), done)


def _done(request: MemberRequest, it: Motion, act: Callable[[], object], done: str) -> HttpResponse:
    """Do it and say so; or say kindly why not."""
    try:
        act()
    except actions.NoVoice as nothing:
        raise Http404 from nothing
    except actions.TooManyOpen:
        messages.warning(
            request, gettext("Three motions are open, and that is plenty. Yours is kept for two weeks.")
        )
    except actions.SaidEnough:
        messages.info(request, gettext("You have said five things about this. Let others speak now."))
    except NotToBeSeated as why:
        messages.info(request, str(why))
    except TooLate:
        messages.info(request, gettext("That is over. This is how it stands now."))
    else:
        messages.success(request, done)
    return redirect(reverse("groups:motion", args=[it.group.slug, it.pk]))
