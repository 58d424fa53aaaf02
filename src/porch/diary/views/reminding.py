"""Reminders: what somebody set, setting one, the page its line leads to."""

from datetime import time
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.diary.actions import reminding as actions
from porch.diary.forms.reminding import ReminderForm
from porch.diary.models.reminding import Reminder
from porch.diary.queries import reminding as queries
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.wire.queries import bell_of
from porch.wire.quiet import ALWAYS, lies_in


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def reminders(request: MemberRequest) -> HttpResponse:
    """Those there are, with what quiet hours do to them, and the form for one more."""
    form = ReminderForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _set(request, form):
        return redirect("diary:reminders")
    return render(
        request, "diary/reminding/page.html", _shown(request, form), status=422 if form.is_bound else 200
    )


def _shown(request: MemberRequest, form: ReminderForm) -> dict[str, object]:
    quiet = bell_of(request.user).quiet
    found = queries.reminders_of(request.user)
    rows = [{"one": one, "days": _days_in_words(one), "in_quiet": lies_in(one.at, quiet)} for one in found]
    full = sum(len(one.days.all()) for one in found) == len(WEEKDAYS)
    return {"form": form, "rows": rows, "quiet": quiet, "full": full, "nav_here": "progress"}


def _days_in_words(one: Reminder) -> str:
    days = sorted(row.day for row in one.days.all())
    if len(days) == len(WEEKDAYS):
        return gettext("Every day")
    return get_text_list([str(WEEKDAYS[day]) for day in days], gettext("and"))


def _set(request: MemberRequest, form: ReminderForm) -> bool:
    said = form.cleaned_data
    try:
        actions.set_reminder(request.user, days=said["days"], at=said["at"], words=said["words"], now=now())
    except actions.DayTaken as busy:
        days = get_text_list([str(WEEKDAYS[day]) for day in busy.days], gettext("and"))
        sentence = gettext(
            "There is one a day at most, and you have one on %(days)s. Take that one away first."
        )
        form.add_error("days", sentence % {"days": days})
        return False
    messages.success(request, gettext("It is set."))
    if (lies := in_quiet_hours(request.user, said["at"])) is not None:
        messages.warning(request, lies)
    return True


def in_quiet_hours(member: Member, at: time) -> str | None:
    """What follows when it would ring in their quiet hours; None when it does not."""
    quiet = bell_of(member).quiet
    if not lies_in(at, quiet):
        return None
    if quiet.kind == ALWAYS:
        return gettext(
            "You chose quiet all day, so no phone lights up and no mail goes: its line waits for you here."
        )
    return gettext(
        "%(at)s lies in your quiet hours, %(since)s to %(until)s. No phone lights up then and no mail goes: its line "
        "waits for you here."
    ) % {"at": time_format(at), "since": time_format(quiet.since), "until": time_format(quiet.until)}


@require_safe
@member_required
def reminder(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What this one is for, and what could be done now."""
    return render(request, "diary/reminding/one.html", {"one": _mine(request, pk), "nav_here": "progress"})


@require_POST
@member_required
def put_aside(request: MemberRequest, pk: UUID) -> HttpResponse:
    """It has been looked at: its line goes from the house."""
    _mine(request, pk)
    actions.put_aside(request.user, now())
    return redirect("home:today")


@require_POST
@member_required
def take_away(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.take_away(_mine(request, pk), now=now())
    messages.success(request, gettext("It is taken away."))
    return redirect("diary:reminders")


def _mine(request: MemberRequest, pk: UUID) -> Reminder:
    found = queries.reminder_of(request.user, pk)
    if found is None:
        raise Http404
    return found
