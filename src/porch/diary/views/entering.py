"""Today's entry, an entry of any day, changing one and taking one out."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.days.queries import returned_today, threads_of
from porch.diary import actions, pictures, queries
from porch.diary.forms import EntryForm
from porch.diary.models import Entry
from porch.diary.registries import progress_links
from porch.diary.rules.calendar import EARLIEST
from porch.diary.rules.told import NotTold
from porch.diary.shown import as_initial
from porch.kit.clock import now, today_in
from porch.measures.merging import merged
from porch.measures.told import Used
from porch.people.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def progress(request: MemberRequest) -> HttpResponse:
    """Today's entry first, then what the days together show."""
    at = now()
    today = today_in(request.user.time_zone, at)
    return _entry_page(request, "diary/progress.html", _day_posted(request) or today, today, at)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def day(request: MemberRequest, day: str) -> HttpResponse:
    """One day: what was told of it, and the form to add to it."""
    at = now()
    today = today_in(request.user.time_zone, at)
    of = _day(day)
    if of is None or not EARLIEST <= of <= today:
        raise Http404
    return _entry_page(request, "diary/day.html", of, today, at)


def _entry_page(
    request: MemberRequest, template: str, day: date, today: date, at: datetime, entry: Entry | None = None
) -> HttpResponse:
    form, stepping = _form(request, day, today)
    if form.is_valid() and not stepping:
        try:
            kept = actions.tell(
                request.user,
                form.said(),
                sent_as=form.cleaned_data["sent_as"],
                now=at,
                in_place_of_before=True,
            )
        except NotTold as why:
            form.not_kept(why)
        else:
            return _went_on(request, kept, today, at)
    told = queries.entries_of(request.user, day, day)
    context = {
        "form": form,
        "day": day,
        "today": today,
        "is_today": day == today,
        "told": told,
        "worked_out": form.drinks.total() if stepping else None,
        "stands": merged(day, [one.told for one in told]),
        "pictures": SimpleLazyObject(lambda: pictures.for_page(request.user, at)),
        "links": sorted(
            (link for link in progress_links if link.shows(request.user)), key=lambda link: link.order
        ),
        "nav_here": "progress",
    }
    if template == "diary/day.html":
        context |= {
            "anchors": [
                one.anchor.words for one in queries.anchors_of(request.user) if one.anchor.falls_on(day)
            ],
            "day_before": day - timedelta(days=1),
            "day_after": day + timedelta(days=1) if day < today else None,
        }
    return render(request, template, context, status=422 if form.is_bound and not stepping else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Put something else in the place of what was told."""
    entry, at = _found(request, pk), now()
    today = today_in(request.user.time_zone, at)
    form, stepping = _form(request, entry.day, today, as_initial(entry))
    if form.is_valid() and not stepping:
        try:
            kept = actions.change(entry, form.said(), sent_as=form.cleaned_data["sent_as"], now=at)
        except NotTold as why:
            form.not_kept(why)
        else:
            return _went_on(request, kept, today, at)
    context = {
        "form": form,
        "entry": entry,
        "day": entry.day,
        "worked_out": form.drinks.total() if stepping else None,
        "nav_here": "progress",
    }
    status = 422 if form.is_bound and not stepping else 200
    return render(request, "diary/change.html", context, status=status)


@require_POST
@member_required
def remove(request: MemberRequest, pk: UUID) -> HttpResponse:
    entry = _found(request, pk)
    actions.remove(entry, now=now())
    messages.success(request, gettext("Taken out. Nothing of it is kept."))
    return redirect("diary:day", entry.day.isoformat())


def _form(
    request: MemberRequest, day: date, today: date, initial: dict[str, Any] | None = None
) -> tuple[EntryForm, bool]:
    """The form, and whether this is the step in between that works out grams: everything typed stays, nothing is
    kept yet."""
    member, bound = request.user, request.method == "POST"
    country = queries.drinks_of(member)
    kept = [thread.about.get("what", "") for thread in threads_of(member)]
    form = EntryForm(
        request.POST if bound else None,
        day=day,
        today=today,
        kept=kept,
        country=country,
        initial=None if bound else initial,
    )
    stepping = bound and request.POST.get("step") == "drinks"
    if "country" in request.POST and form.is_valid():
        chosen = form.drinks.total().country
        if chosen != country:
            actions.choose_drinks(member, chosen)
    return form, stepping


def _went_on(request: MemberRequest, kept: Entry, today: date, at: datetime) -> HttpResponse:
    """Where somebody is led who has just told something; after a return to use Today is there for that alone."""
    there_was_use = kept.body.get("used") == Used.YES
    if there_was_use and returned_today(request.user, at):
        return redirect("/today/")
    thanks = gettext("Saved. Thank you for telling it.")
    messages.success(request, thanks if there_was_use else gettext("Saved."))
    if kept.day == today:
        return redirect("diary:progress")
    return redirect("diary:day", kept.day.isoformat())


def _found(request: MemberRequest, pk: UUID) -> Entry:
    found = queries.entry_of(request.user, pk)
    if found is None:
        raise Http404
    return found


def _day_posted(request: MemberRequest) -> date | None:
    """The day a form was drawn for: a page left open over midnight tells of the day it says."""
    return _day(request.POST.get("day", "")) if request.method == "POST" else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
