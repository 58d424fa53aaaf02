"""What I mean to do: all of it, one, a new one, how a day went, changing and stopping."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.commitments.actions import asking, making, saying
from porch.commitments.forms import ChangeForm, DayForm, PlanForm
from porch.commitments.queries import own, seen
from porch.commitments.queries.own import Mine
from porch.commitments.rules.kinds import kinds, lines
from porch.commitments.telling import when_in_words
from porch.kit.clock import now, today_in
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.wire.actions import seen as has_seen


@require_safe
@member_required
def everything(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    found = own.mine(member, at, only_open="all" not in request.GET)
    context = {
        "mine": [(one, when_in_words(one.commitment.when)) for one in found],
        "asks": seen.asks_of(member, at),
        "stood_by": seen.stood_by(member, at),
        "all": "all" in request.GET,
    }
    return render(request, "commitments/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    data, kind = (request.POST, "") if request.method == "POST" else (None, request.GET.get("kind", ""))
    form = PlanForm(today_in(member.time_zone, at), data, kind=kind if kind in kinds() else "")
    if form.is_valid():
        try:
            made = making.make(form.plan, by=member, now=at)
            messages.success(request, gettext("Kept. Nobody but you reads it."))
            return redirect(made)
        except making.TooMany:
            form.add_error(
                None, gettext("That is a lot at once. Stop one of them first, then this has room.")
            )
    context = {"form": form, "kinds": kinds().values(), "kind": kind}
    return render(request, "commitments/new.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One's own with the day to tell of, or somebody else's as far as they chose this viewer to read it."""
    member, at = request.user, now()
    mine = own.my_own(member, pk, at)
    if mine is not None:
        with if_there_is_room():
            has_seen(member, request.path, at)
        return render(request, "commitments/one.html", _page(mine, member, _day(request, mine)))
    found = seen.watched(member, pk, at)
    if found is None:
        raise Http404
    with if_there_is_room():
        has_seen(member, request.path, at)
    owner = found.commitment.member
    context = {
        "seen": found,
        "owner": owner,
        "when": when_in_words(found.commitment.when),
        "conversation": seen.conversation_of(member, owner),
        "lines": lines().values(),
        "sent": seen.sent_today(member, found.commitment, today_in(member.time_zone, at)),
    }
    return render(request, "commitments/watched.html", context)


def _day(request: MemberRequest, mine: Mine) -> date | None:
    """The day asked for, or the latest of which nothing was said, or today."""
    wanted = {on.isoformat(): on for on in mine.days}
    if (on := wanted.get(request.GET.get("on", ""))) is not None:
        return on
    if mine.is_for_today and mine.today in mine.unsaid:
        return mine.today
    return next(iter([*mine.unsaid, *mine.days]), None)


def _page(mine: Mine, member: Member, on: date | None, form: DayForm | None = None) -> dict[str, Any]:
    stands = bool(mine.stands)
    if form is None and on is not None:
        form = DayForm(mine.commitment, on, mine.said.get(on), stands=stands)
    return {
        "mine": mine,
        "one": mine.commitment,
        "when": when_in_words(mine.commitment.when),
        "on": on,
        "form": form,
        "others": [day for day in mine.days if day != on],
        "told": [seen.Told(day, said) for day, said in mine.said.items()],
        "sent": own.lines_to(mine.commitment, member),
        "words_of": {code: line.words for code, line in lines().items()},
    }


@require_POST
@member_required
def say(request: MemberRequest, pk: UUID) -> HttpResponse:
    member, at = request.user, now()
    mine = _mine(member, pk)
    days = {on.isoformat(): on for on in mine.days}
    on = days.get(request.POST.get("on", ""))
    if on is None:
        messages.info(request, gettext("Pick one of the days it was for."))
        return render(request, "commitments/one.html", _page(mine, member, _day(request, mine)), status=422)
    form = DayForm(mine.commitment, on, mine.said.get(on), stands=bool(mine.stands), data=request.POST)
    if not form.is_valid():
        return render(request, "commitments/one.html", _page(mine, member, on, form), status=422)
    kept = saying.say(
        mine.commitment, on, form.said, by=member, now=at, tell_them=form.cleaned_data.get("tell", False)
    )
    messages.success(request, gettext("Saved.") if kept else gettext("Nothing is kept of that day."))
    return redirect(mine.commitment)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: UUID) -> HttpResponse:
    member, at = request.user, now()
    mine = _mine(member, pk)
    if not mine.is_open:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(mine.commitment, mine.today, data)
    if form.is_valid():
        said = form.cleaned_data
        making.change(mine.commitment, words=said["words"], when=said["when"], by=member, now=at)
        messages.success(request, gettext("Changed. Whoever stands by it reads it as it is now."))
        return redirect(mine.commitment)
    context = {"form": form, "one": mine.commitment, "stands": mine.stands}
    return render(request, "commitments/change.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def stop(request: MemberRequest, pk: UUID) -> HttpResponse:
    asking.stop(_mine(request.user, pk).commitment, by=request.user, now=now())
    messages.success(request, gettext("Stopped. Nobody reads it any more, and nobody is told."))
    return redirect("commitments:all")


def _mine(member: Member, pk: UUID) -> Mine:
    found = own.my_own(member, pk, now())
    if found is None:
        raise Http404
    return found
