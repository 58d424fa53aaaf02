"""House meetings: those to come, those that were, one of them, and what is written down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.houses.actions import gathering as actions
from porch.houses.forms.gathering import CallForm, ItemForm, MinutesForm, RhythmForm
from porch.houses.models import Gathering
from porch.houses.queries import gathering as queries
from porch.houses.queries.deciding import keeps_the_book
from porch.houses.queries.who import Place
from porch.houses.rules.gathering import can_be_written, takes_more
from porch.houses.views.gate import residents
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest
from porch.wire.actions import seen as has_seen

BOTH = ["GET", "HEAD", "POST"]


@require_safe
@residents
def meetings(request: MemberRequest, place: Place) -> HttpResponse:
    at = now()
    ahead = queries.ahead(place.house, at)
    context = {
        "place": place,
        "house": place.house,
        "ahead": ahead,
        "first": next(iter(ahead), None),
        "past": queries.past(place.house, at),
        "rhythm": queries.rhythm_of(place.house),
        "keeps": keeps_the_book(place),
    }
    return render(request, "houses/meetings.html", context)


@require_http_methods(BOTH)
@residents
def rhythm(request: MemberRequest, place: Place) -> HttpResponse:
    """On which day and at what hour, for whoever keeps the book."""
    if not keeps_the_book(place):
        raise Http404
    form = RhythmForm(queries.rhythm_of(place.house), request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.set_rhythm(place, form.cleaned_data["weekday"], form.cleaned_data["time"], now=now())
        messages.success(request, gettext("The house meets then, every week."))
        return redirect("houses:meetings", place.house.slug)
    context = {"house": place.house, "form": form}
    return render(request, "houses/rhythm.html", context, status=422 if form.is_bound else 200)


@require_http_methods(BOTH)
@residents
def call(request: MemberRequest, place: Place) -> HttpResponse:
    """Everybody together, in the next two days."""
    at = now()
    form = CallForm(place.house.time_zone, at, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.call_together(place, form.at, now=at)
        except actions.NotNow:
            messages.info(request, gettext("Everybody is called together already."))
            return redirect("houses:meetings", place.house.slug)
        messages.success(request, gettext("Everybody who lives here is told that there is news."))
        return redirect(actions.path_of(made))
    context = {"house": place.house, "form": form}
    return render(request, "houses/call.html", context, status=422 if form.is_bound else 200)


@require_http_methods(BOTH)
@residents
def meeting(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """One meeting: what to talk about, and afterwards what was said. Posting adds to what to talk about."""
    found, at = _gathering(place, pk), now()
    with if_there_is_room():
        has_seen(request.user, request.path, at)
    form = ItemForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_item(found, form.cleaned_data["words"], by=request.user, now=at)
            messages.success(request, gettext("It stands there now."))
        except actions.NotNow:
            messages.info(request, gettext("This meeting takes no more. There is a next one."))
        return redirect(request.path)
    return render(
        request, "houses/meeting.html", _page(place, found, form), status=422 if form.is_bound else 200
    )


def _page(place: Place, found: Gathering, form: ItemForm) -> dict[str, object]:
    at, keeps = now(), keeps_the_book(place)
    is_open = takes_more(found.at, found.closed_at, at)
    writes = keeps and can_be_written(found.at, at)
    return {
        "place": place,
        "house": place.house,
        "it": found,
        "form": form,
        "keeps": keeps,
        "is_open": is_open,
        "writes": writes,
        "primary": "write" if writes and found.closed_at is None else "add" if is_open else "back",
        "present": queries.present_at(found),
        "decided": queries.decided_at(found) if found.at <= at else [],
    }


@require_POST
@residents
def take_off(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    item = queries.item_for(place, pk)
    if item is None:
        raise Http404
    try:
        actions.take_off(item, place=place, now=now())
        messages.success(request, gettext("Taken off."))
    except actions.NotNow:
        messages.info(request, gettext("It stays: somebody else brought it, or the meeting is over."))
    return redirect(actions.path_of(item.gathering))


@require_http_methods(BOTH)
@residents
def minutes(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    found, at = _gathering(place, pk), now()
    if not keeps_the_book(place) or not can_be_written(found.at, at):
        raise Http404
    people = queries.who_could_be_there(found, at)
    form = MinutesForm(found, people, request.POST if request.method == "POST" else None)
    if form.is_valid():
        present = [stay.pk for stay in form.cleaned_data["present"]]
        actions.write_minutes(found, form.cleaned_data["words"], present, place=place, now=at)
        messages.success(request, gettext("Written down. Those who live here can read it."))
        return redirect(actions.path_of(found))
    context = {"house": place.house, "it": found, "form": form}
    return render(request, "houses/minutes.html", context, status=422 if form.is_bound else 200)


def _gathering(place: Place, pk: UUID) -> Gathering:
    found = queries.gathering_for(place, pk)
    if found is None:
        raise Http404
    return found
