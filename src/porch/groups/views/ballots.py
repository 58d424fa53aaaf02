"""Voting: say it, look at it once more, and then it counts. What somebody votes stands in no address."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.groups import motion_words
from porch.groups.actions.motions import NoVoice
from porch.groups.actions.motions_deciding import count_if_all_have_voted
from porch.groups.actions.motions_voting import AlreadyVoted
from porch.groups.actions.motions_voting import vote as say
from porch.groups.forms.motions import BallotForm, ElectionForm
from porch.groups.queries import motions as queries
from porch.groups.queries.motions import Seen
from porch.groups.rules.motions import DECIDED, NotABallot
from porch.groups.views.motions import motion_of, place_of
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def vote(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    seen = _mine(request, slug, pk)
    return _page(request, seen, _form(seen))


@require_POST
@member_required
def check(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """What was said, once more, before it is final. Nothing is kept of it yet."""
    seen = _mine(request, slug, pk)
    form = _form(seen, request.POST)
    if not form.is_valid():
        return _page(request, seen, form)
    return render(request, "groups/vote_check.html", _about(seen) | {"form": form})


@require_POST
@member_required
def cast(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    seen, at = motion_of(request, place_of(request, slug, at_home=True), pk), now()
    if not seen.has_vote:
        return _over(request, seen)
    form = _form(seen, request.POST)
    if not form.is_valid():
        return _page(request, seen, form)
    try:
        say(seen.motion, form.answer(), by=request.user, now=at)
        count_if_all_have_voted(seen.motion, now=at)
        messages.success(request, gettext("Thank you. You have voted."))
    except AlreadyVoted:
        messages.info(request, gettext("You had voted already. The first one counts, and it stays as it is."))
    except TooLate:
        return _over(request, seen)
    except (NoVoice, NotABallot) as nothing:
        raise Http404 from nothing
    return redirect(seen.motion)


def _over(request: MemberRequest, seen: Seen) -> HttpResponse:
    """It ended while they were at it; for whoever never had a vote in it there is nothing here."""
    if seen.motion.state not in DECIDED and not _has_just_ended(seen):
        raise Http404
    messages.info(request, gettext("The vote is over. This is how it stands now."))
    return redirect(seen.motion)


def _has_just_ended(seen: Seen) -> bool:
    return seen.motion.due_at is not None and seen.motion.due_at <= now()


def _mine(request: MemberRequest, slug: str, pk: UUID) -> Seen:
    seen = motion_of(request, place_of(request, slug, at_home=True), pk)
    if not seen.can_vote:
        raise Http404
    return seen


def _form(seen: Seen, data: Any = None) -> BallotForm | ElectionForm:
    if seen.motion.is_election:
        return ElectionForm(queries.candidates_for(seen.motion), data)
    return BallotForm(data)


def _page(request: MemberRequest, seen: Seen, form: BallotForm | ElectionForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "groups/vote.html", _about(seen) | {"form": form}, status=status)


def _about(seen: Seen) -> dict[str, object]:
    motion = seen.motion
    return {
        "seen": seen,
        "motion": motion,
        "group": motion.group,
        "title": motion_words.title(motion),
        "change": motion_words.change(motion),
        "position": motion_words.position_name(motion.position),
        "more": motion_words.more(motion),
        "is_secret": motion.terms.is_secret,
    }
