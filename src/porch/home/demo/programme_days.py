"""Days that made-up people of the programmes told of, and ten questions answered twice: drawn for both alike, sealed in
bulk under each one's own key."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import NAMESPACE_OID, uuid5

from porch.diary.models import Entry
from porch.diary.rules.told import Said, as_body
from porch.home.demo.cast import ZONE
from porch.measures.scoring import totals
from porch.measures.told import Amount, Mood, Used
from porch.people.models import Member
from porch.programmes.models import Episode
from porch.scales.models import Sitting
from porch.scales.queries import bundled

DAY = timedelta(days=1)
BEFORE, AFTER = 28, 63
TEN = "ten"


def tell_days(stays: list[Episode], draw: Random, now: datetime) -> None:
    """Four weeks before, as remembered on the first day, and nine weeks from then on; each leaves some days out."""
    entries = [entry for stay in stays for entry in _days_of(stay, draw, now)]
    Entry.objects.bulk_create(entries, batch_size=500)
    sittings = [one for stay in stays if draw.random() < 0.7 for one in _answers_of(stay, draw, now)]
    Sitting.objects.bulk_create(sittings)


def _days_of(stay: Episode, draw: Random, now: datetime) -> Iterator[Entry]:
    member, first, skips = stay.member, stay.started_on, draw.uniform(0.02, 0.25)
    what = next(iter(member.lived.substances), "alcohol")
    worst, later = draw.uniform(0.3, 0.7), draw.uniform(0.05, 0.4)
    for n in range(-BEFORE, AFTER):
        day = first + n * DAY
        if draw.random() < skips or day >= now.date():
            continue
        used = draw.random() < (worst if n < 0 else later)
        told_on = max(day, first)
        yield _entry(member, day, told_on, _said(day, what, draw, used=used))


def _said(day: date, what: str, draw: Random, *, used: bool) -> Said:
    if not used:
        mood = draw.choice((Mood.GOOD, Mood.OK, Mood.UP_AND_DOWN))
        return Said(day, mood=mood, craving=draw.randint(0, 5), used=Used.NO)
    grams = round(draw.uniform(20, 110)) if what == "alcohol" else None
    return Said(day, craving=draw.randint(3, 9), used=Used.YES, amounts=(Amount(what, grams),))


def _entry(member: Member, day: date, told_on: date, said: Said) -> Entry:
    at = datetime.combine(told_on, time(20, 15), UTC)
    key = uuid5(NAMESPACE_OID, f"porch demo {member.handle} {day}")
    made = Entry(member=member, day=day, lag=(told_on - day).days, at=at, sent_as=key)
    made.write({"zone": ZONE, **as_body(said)})
    return made


def _answers_of(stay: Episode, draw: Random, now: datetime) -> Iterator[Sitting]:
    """On the first day and after nine weeks, or on the last day where that came before."""
    sheet = bundled()[TEN]
    last = min(stay.ended_on or stay.started_on + AFTER * DAY, now.date() - DAY)
    level = draw.randint(2, 5)
    for on, more in ((stay.started_on, 0), (last, draw.choice((0, 0, 1)))):
        at = datetime.combine(on, time(19), UTC)
        answers: dict[str, int | None] = {
            item: min(6, max(1, level + more + draw.randint(-1, 1))) for item in sheet.scoring.spans
        }
        made = Sitting(member=stay.member, on=on, at=at, done_at=at)
        sums = totals(sheet.scoring, answers)
        made.say({"sheet": sheet.code, "version": sheet.version, "answers": answers, "sums": sums})
        yield made
