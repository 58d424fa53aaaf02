"""The check on oneself: whether it is time, and what was said last, for its owner alone."""

from dataclasses import dataclass
from datetime import datetime

from porch.care.material import questions
from porch.care.models import Check, CheckWish
from porch.care.queries.helping import helps, helps_since
from porch.care.rules.checks import Said, in_words, is_due
from porch.people.models import Member


@dataclass(frozen=True)
class Checked:
    """The last time in words, beside the time before."""

    at: datetime
    said: list[Said]
    has_before: bool


def wish_of(member: Member) -> CheckWish:
    return CheckWish.objects.filter(member=member).first() or CheckWish(member=member)


def last_check(member: Member) -> Checked | None:
    now_and_before = list(Check.objects.filter(member=member).order_by("-at", "-pk")[:2])
    if not now_and_before:
        return None
    before = now_and_before[1].answers if len(now_and_before) > 1 else {}
    last = now_and_before[0]
    return Checked(last.at, in_words(last.answers, before, questions()), len(now_and_before) > 1)


def check_is_due(member: Member, now: datetime) -> bool:
    """Whether it may be offered today. Whoever does not help is never asked."""
    wish = wish_of(member)
    if not wish.wanted or not helps(member, now):
        return False
    last = Check.objects.filter(member=member).order_by("-at").values_list("at", flat=True).first()
    since = helps_since(member)
    return is_due(wanted=True, helps_since=since, asked_at=wish.asked_at, last=last, now=now)
