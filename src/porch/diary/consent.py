"""What this room registers at the gate: that somebody checked in this week, and summaries as they were made."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from porch.diary import queries
from porch.diary.summing import between
from porch.people.models import Member
from porch.people.registries import Items, Scope, scopes

SUMMARY = "diary-summary"


def register() -> None:
    """No entry, note or day to remember has a way here: only lines their owner saw before anybody else did."""
    scopes.register(
        "checked-in",
        Scope(
            "checked-in",
            "checking in this week",
            "That you checked in this week, never what you said.",
            checked_in,
            preset=True,
        ),
    )
    scopes.register(
        SUMMARY,
        Scope(
            SUMMARY,
            "summaries of days",
            "Every summary of your days that you make, as you see it when you make it.",
            summaries,
            preset=True,
            items=Items("one summary of your days", made, one_summary),
        ),
    )


def checked_in(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """One line, or nothing; nothing reads like any other nothing."""
    return [gettext("Checked in this week.")] if queries.checked_in_lately(subject, now) else []


def summaries(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """The lines of every summary they made, newest first."""
    return [line for one in queries.summaries_of(subject) for line in one.lines]


def made(subject: Member, now: datetime) -> list[tuple[str, str]]:
    """The summaries there are, by their days: each can be given alone."""
    return [(str(one.id), between(one.first, one.last)) for one in queries.summaries_of(subject)]


def one_summary(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    """The lines of one of them; nothing once it is taken away."""
    try:
        found = queries.summary_of(subject, UUID(code))
    except ValueError:
        return []
    return list(found.lines) if found else []
