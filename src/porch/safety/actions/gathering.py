"""Bringing what belongs together into one case, and telling those who may handle it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.people.models import Member
from porch.people.queries import holders_of
from porch.record.actions import note
from porch.safety.models import Case
from porch.safety.queries import handlers_of, on_duty
from porch.safety.rules import aim_at
from porch.safety.rules.cases import band, most_pressing
from porch.wire.actions import tell


def case_about(whom: Member | None, thing: str, *, category: str, now: datetime) -> Case:
    """The open case about this person (or, where it is about nobody, this thing), or a new one.

    A more pressing report makes the whole case more pressing; how many there are changes nothing.
    """
    gathers = f"member:{whom.pk}" if whom is not None else thing
    found = _open(gathers)
    if found is None:
        try:
            with transaction.atomic():
                return _new(gathers, whom, category, now)
        except IntegrityError:  # two told us in the same moment: the other one began it
            found = Case.objects.exclude(state="closed").get(gathers=gathers)
    found.category = most_pressing((found.category, category))
    found.aim_at = min(found.aim_at, aim_at(category, now=now))
    found.save(update_fields=["category", "aim_at"])
    return found


def open_case(category: str, *, about: Member, words: str, now: datetime) -> Case:
    """A case that the house itself noticed, from what it may look at; ``words`` say what, for the desk."""
    with transaction.atomic():
        case = case_about(about, "", category=category, now=now)
        told = "\n".join(filter(None, (case.words, words)))
        case.sealed_words = case.sealed(told, "words")
        case.save(update_fields=["sealed_words"])
        note("case.noticed", by=None, about=case.pk, now=now, detail={"category": category})
        tell_the_desk(case, category, now=now)
        return case


def tell_the_desk(case: Case, category: str, *, now: datetime) -> None:
    """Whoever is on duty hears of it; where nobody is, everyone who may handle it. Danger says so at once.

    Where nobody at all may handle it, the operators hear that the desk needs somebody.
    """
    handlers = handlers_of(case)
    duty = {member.pk for member in on_duty(now)}
    kind = "needs-a-person-now" if band(category) == "now" else "needs-a-person"
    for member in [one for one in handlers if one.pk in duty] or handlers:
        tell(member, kind=kind, path=reverse("safety:desk"), now=now)
    if not handlers:
        for member in holders_of("operator"):
            tell(member, kind="needs-a-person", path="/desk/roles/", now=now)


def call_the_rest(now: datetime) -> None:
    """The clock: a case past its time that nobody has in hand is told to everyone who may handle it, once."""
    late = Case.objects.filter(aim_at__lt=now, called_at=None).exclude(state="closed")
    for case in late:
        if Case.objects.filter(pk=case.pk, called_at=None).update(called_at=now):
            held = case.held_until is not None and case.held_until > now
            for member in [] if held else handlers_of(case):
                kind = "needs-a-person-now" if band(case.category) == "now" else "needs-a-person"
                tell(member, kind=kind, path=reverse("safety:desk"), now=now)


def _open(gathers: str) -> Case | None:
    return Case.objects.filter(gathers=gathers).exclude(state="closed").first()


def _new(gathers: str, whom: Member | None, category: str, now: datetime) -> Case:
    return Case.objects.create(
        gathers=gathers,
        about_member=whom,
        category=category,
        opened_at=now,
        aim_at=aim_at(category, now=now),
    )
