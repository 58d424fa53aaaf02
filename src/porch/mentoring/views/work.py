"""Choosing something to do together, and one piece of work as each of the two sees it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.bonds.models import Pair
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.mentoring import actions, packs, queries
from porch.mentoring.forms import AnswerForm, WayForm, WriteForm
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.wire.actions import seen


@require_safe
@member_required
def all_mine(request: MemberRequest) -> HttpResponse:
    """Everybody one works with, and what is left from pairs that have ended."""
    pairs = list(queries.mentor_pairs_of(request.user))
    context = {"pairs": pairs, "before": queries.from_before(request.user), "nav_here": "people"}
    return render(request, "mentoring/all_work.html", context)


@require_safe
@member_required
def of_pair(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The list of a pair: the mentee's own, or what was shared with the mentor."""
    pair, at = _pair(request, pk), now()
    with if_there_is_room():
        seen(request.user, request.path, at)
    if pair.first_id == request.user.pk:
        shared = queries.shared_work(request.user, pair)
        opened = bool(shared) and actions.see_shared(request.user, _mentee(pair), now=at)
        context = {
            "pair": pair,
            "shared": shared if opened else [],
            "suggested": queries.suggested_by_me(request.user, pair),
            "packs": packs.packs(),
        }
        return render(request, "mentoring/work_of_mentor.html", context | {"nav_here": "people"})
    context = {
        "pair": pair,
        "mine": queries.my_work(request.user, pair),
        "before": queries.from_before(request.user),
        "packs": packs.packs(),
    }
    return render(request, "mentoring/work_of_mentee.html", context | {"nav_here": "people"})


@require_safe
@member_required
def as_mentor(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What my mentor sees, as they see it. Nobody has looked."""
    pair = _pair(request, pk)
    if pair.second_id != request.user.pk:
        raise Http404
    context = {"pair": pair, "shared": queries.as_mentor(request.user, pair), "nav_here": "people"}
    return render(request, "mentoring/work_as_mentor.html", context)


@require_POST
@member_required
def choose(request: MemberRequest, pk: UUID) -> HttpResponse:
    pair = _pair(request, pk)
    pack, _, code = request.POST.get("exercise", "").partition("/")
    found = packs.exercise(pack, code)
    if found is None:
        raise Http404
    try:
        work = actions.choose(pair, found, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That one is open between you already."))
        return redirect("mentoring:work-of-pair", pk)
    if pair.first_id == request.user.pk:
        messages.success(request, gettext("Suggested. What they do with it is theirs."))
        return redirect("mentoring:work-of-pair", pk)
    return redirect("mentoring:work", work.pk)


@require_safe
@member_required
def work(request: MemberRequest, pk: UUID) -> HttpResponse:
    at = now()
    with if_there_is_room():
        seen(request.user, request.path, at)
    return page_of(request, pk) or _to_mentor(request, pk, AnswerForm())


def page_of(
    request: MemberRequest, pk: UUID, write: WriteForm | None = None, way: WayForm | None = None
) -> HttpResponse | None:
    """The mentee's page of one piece of work; None when it is not theirs."""
    sheet = queries.work_for(request.user, pk)
    if sheet is None:
        return None
    wrong = (write is not None and write.is_bound) or (way is not None and way.is_bound)
    pair = sheet.work.pair
    context = {
        "sheet": sheet,
        "form": write or WriteForm(sheet),
        "way": way or WayForm(),
        "mentor": pair.first if pair and pair.state == "active" else None,
        "nav_here": "people",
    }
    return render(request, "mentoring/work.html", context, status=422 if wrong else 200)


def _to_mentor(request: MemberRequest, pk: UUID, form: AnswerForm, status: int = 200) -> HttpResponse:
    """What was shared of one piece of work, for the mentor; the look is written before it is drawn."""
    sheet = queries.shared_sheet(request.user, pk)
    if sheet is None or not actions.see_shared(request.user, sheet.work.mentee, item=str(pk), now=now()):
        raise Http404
    context = {"sheet": sheet, "form": form, "pair": sheet.work.pair, "nav_here": "people"}
    return render(request, "mentoring/work_shared.html", context, status=status)


@require_POST
@member_required
def answer(request: MemberRequest, pk: UUID, prompt: str) -> HttpResponse:
    sheet, form = queries.shared_sheet(request.user, pk), AnswerForm(request.POST)
    line = next((one for one in sheet.lines if one.code == prompt), None) if sheet else None
    if line is None or line.entry is None:
        raise Http404
    if not form.is_valid():
        return _to_mentor(request, pk, form, 422)
    try:
        actions.answer(line.entry, form.cleaned_data["words"], by=request.user, now=now())
    except actions.NotShared as gone:
        raise Http404 from gone
    return redirect("mentoring:work", pk)


@require_safe
@member_required
def sheet(request: MemberRequest, pack: str, exercise: str) -> HttpResponse:
    """An exercise on paper, with room to write."""
    found = packs.exercise(pack, exercise)
    if found is None:
        raise Http404
    return render(request, "mentoring/work_sheet.html", {"exercise": found, "nav_here": "people"})


def _pair(request: MemberRequest, pk: UUID) -> Pair:
    found = queries.mentor_pair_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def _mentee(pair: Pair) -> Member:
    assert pair.second is not None
    return pair.second
