"""The safety question as it stands, and the course as far as it is open. The one door to the pages of the course."""

from dataclasses import dataclass
from datetime import datetime

from porch.family.material import Page, days, other_pages
from porch.family.models import Course, Safety
from porch.family.rules.course import DAYS, Place, as_of
from porch.family.rules.safety import Answer, is_safe, newest_of, opens, still_holds
from porch.people.models import Member


@dataclass(frozen=True)
class MyCourse:
    """Where they are, with every day open whose hour has come."""

    row: Course
    place: Place


@dataclass(frozen=True)
class Shown:
    """A day of the course as this person gets it. ``is_other``: the page that stands in for one that stays shut."""

    number: int
    page: Page
    is_other: bool
    asks_first: bool


def newest_answer(member: Member) -> Answer | None:
    """What they last said to the safety question; None while nothing was said, or nothing of it can be read."""
    row = Safety.objects.filter(member=member).order_by("-at", "-pk").first()
    return newest_of([row.answer]) if row else None


def is_asked(member: Member, now: datetime, *, since: datetime | None = None) -> bool:
    """Whether the question is to be asked: nothing that was said still holds."""
    return not still_holds(newest_answer(member), now, since=since)


def is_safe_now(member: Member, now: datetime, *, since: datetime | None = None) -> bool:
    return is_safe(newest_answer(member), now, since=since)


def course_of(member: Member, now: datetime) -> MyCourse | None:
    """Their course, if they began one."""
    row = Course.objects.filter(member=member).first()
    return MyCourse(row, as_of(row.place, member.time_zone or "UTC", now)) if row else None


def open_days(member: Member, mine: MyCourse, now: datetime) -> list[tuple[int, str, bool]]:
    """The open days, the newest first: number, title where the day itself is shown, whether they said they read it."""
    answer, read = newest_answer(member), set(mine.row.read)
    return [
        (n, page.title if opens(page.kind, answer, now) else "", n in read)
        for n, page in reversed(list(enumerate(days()[: mine.place.day], start=1)))
    ]


def day_shown(member: Member, number: int, now: datetime) -> Shown | None:
    """One open day. A day that tries something with the other person is itself only with a yes that still holds;
    otherwise another page stands there, and of the day nothing but its number. None when it is not open."""
    mine = course_of(member, now)
    if mine is None or not 1 <= number <= min(mine.place.day, DAYS):
        return None
    page, answer = days()[number - 1], newest_answer(member)
    if opens(page.kind, answer, now):
        return Shown(number, page, is_other=False, asks_first=False)
    others = other_pages()
    return Shown(number, others[number % len(others)], True, asks_first=not still_holds(answer, now))
