"""What is said once: a mentee a year on is asked whether they would mentor; a say that one came to have is noticed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from porch.bonds.actions import TooLate
from porch.bonds.models import Mode, Pair, Term
from porch.bonds.queries.pool import pairable
from porch.bonds.queries.power import pairs_with_power
from porch.mentoring.models import PowerSeen, YearOn
from porch.people.models import Member, Role
from porch.people.queries import coordinators
from porch.wire.actions import seen, tell

A_YEAR = timedelta(days=365)
PEOPLE, DESK = "/people/", "/desk/mentors/"
ANSWERS = (YearOn.Answer.YES, YearOn.Answer.NOT_NOW, YearOn.Answer.NEVER)


@transaction.atomic
def ask_a_year_on(now: datetime) -> int:
    """Ask whoever has walked with a mentor for a year and is none themselves: once, ever. Returns how many."""
    pairs = Pair.objects.filter(mode=Mode.MENTORS, second__isnull=False).exclude(term=Term.COVER)
    since = pairs.values("second").annotate(began=Min("started_at")).filter(began__lte=now - A_YEAR)
    mentors = Role.objects.filter(role=Role.Name.MENTOR).values("member")
    people = pairable().filter(pk__in=since.values("second")).exclude(pk__in=mentors)
    asked = list(people.exclude(pk__in=YearOn.objects.values("member")))
    YearOn.objects.bulk_create(YearOn(member=member, asked_at=now) for member in asked)
    for member in asked:
        tell(member, kind="something-new", path=PEOPLE, now=now)
    return len(asked)


@transaction.atomic
def answer_a_year_on(member: Member, answer: str, *, now: datetime) -> None:
    """Yes goes to the coordinators; not now and never end it. Nobody else hears, and nobody asks again."""
    if answer not in ANSWERS:
        raise TooLate("no such answer")
    waiting = YearOn.objects.filter(member=member, answer=YearOn.Answer.OPEN)
    if not waiting.update(answer=answer, answered_at=now):
        raise TooLate("it was answered")
    seen(member, PEOPLE, now)
    if answer == YearOn.Answer.YES:
        for one in coordinators():
            tell(one, kind="needs-a-person", path=DESK, now=now)


@transaction.atomic
def mind_powers(now: datetime) -> int:
    """Two in whose pair one has come to have a say over the other: the desk and both are told once."""
    found = pairs_with_power()
    known = set(PowerSeen.objects.values_list("pair_id", flat=True))
    fresh = [pair for pair in found if pair.pk not in known]
    PowerSeen.objects.bulk_create(PowerSeen(pair=pair, at=now) for pair in fresh)
    for pair in fresh:
        for person in (pair.first, pair.second):
            if person is not None:
                tell(person, kind="something-new", path=f"/people/{pair.pk}/", now=now)
    for one in coordinators() if fresh else ():
        tell(one, kind="needs-a-person", path=DESK, now=now)
    return len(fresh)
