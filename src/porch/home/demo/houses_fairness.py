"""What was fair, or was put right, in the made-up houses: somebody who left ago and somebody whose bed is held,
objections, what happened, walks, a self-check.
"""

from datetime import UTC, datetime, timedelta

from porch.houses.actions import happened
from porch.houses.models import Grievance, House, Leaving, Stay
from porch.houses.queries.who import living_in
from porch.houses.rules.leaving import FIRST
from porch.houses.rules.walking_through import items
from porch.kit import vault
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.rules.keys import of_member

DAY = timedelta(days=1)
SAID = {
    "1.A.3": ("met", "The book is kept by Frank and looked at by the trustees."),
    "1.C.7": (
        "partly",
        "There is a meeting every week. A written way to object hangs in the hall since May.",
    ),
    "2.F.17": ("not-yet", "The drill is planned."),
}


def be_fair(people: dict[str, Member], now: datetime) -> None:
    """Nothing while the houses are not there."""
    quay = House.objects.filter(slug="quay-house", is_demo=True).first()
    alder = House.objects.filter(slug="alder-house", is_demo=True).first()
    if quay is not None:
        _left_long_ago(quay, people["Frank"])
        _bed_is_held(quay, people["Frank"], now)
        _objected(quay, people["Frank"], people["Dee"], now)
        _objects(quay, now)
        _happened(quay, people["Frank"], now)
        _walk(quay, people["Frank"], "drill", 12, now)
        for code, (state, evidence) in SAID.items():
            happened.check(quay, code, state, evidence, by=people["Frank"], now=now - 10 * DAY)
    if alder is not None:
        _walk(alder, people["Wren"], "extinguisher", 9, now)


def _left_long_ago(house: House, frank: Member) -> None:
    """It was decided that they leave; a month later they could have asked again."""
    stay = Stay.objects.filter(house=house, ending="left", until_on__isnull=False).first()
    if stay is None or stay.until_on is None:
        return
    told = datetime.combine(stay.until_on, datetime.min.time(), tzinfo=UTC) - 2 * DAY
    row = _gone_through(stay, frank, told)
    reasons = "It was the third time in a month, and we could not keep you safe here. The clinic has a place for you."
    _decided(row, "leaves", reasons, frank)
    row.leaves_on, row.readmission_on = stay.until_on, stay.until_on + house.readmission_days * DAY
    row.state, row.closed_at = "left", row.decided_at
    row.save(force_insert=True)
    Stay.objects.filter(pk=stay.pk).update(readmission_on=row.readmission_on)


def _bed_is_held(house: House, frank: Member, now: datetime) -> None:
    """Whoever came last told of it themselves, and is at a clinic for some weeks; their bed is kept."""
    stay = living_in(house, now).exclude(member=frank).order_by("-from_on").first()
    if stay is None:
        return
    row = _gone_through(stay, frank, now - 6 * DAY)
    _decided(row, "hold", "You asked for a place at the clinic and have it. Your bed waits for you.", frank)
    row.hold_until = today_in(house.time_zone, now) + 24 * DAY
    row.state, row.due_at = "hold", now + 25 * DAY
    row.save(force_insert=True)


def _gone_through(stay: Stay, frank: Member, told: datetime) -> Leaving:
    """Safety was seen to and there was a bed that night, as it is to be."""
    row = Leaving(stay=stay, opened_at=told, opened_by=stay.member, safe=list(FIRST))
    row.safe_at, row.safe_by = told + timedelta(minutes=20), frank
    row.tonight_at, row.tonight_by = told + timedelta(hours=1), frank
    row.sealed_tonight = vault.seal("here\n", about=row.about_tonight, of=of_member(stay.member_id))
    return row


def _decided(row: Leaving, outcome: str, reasons: str, frank: Member) -> None:
    row.sealed_reasons = vault.seal(reasons, about=row.about_reasons, of=of_member(row.stay.member_id))
    row.decided, row.decided_at, row.decided_by = outcome, row.opened_at + DAY, frank


def _objected(house: House, frank: Member, dee: Member, now: datetime) -> None:
    """To something Frank did: nobody else looks after this house, so a coordinator answered."""
    stay = living_in(house, now).exclude(member=frank).order_by("from_on").select_related("member").first()
    if stay is None:
        return
    at = now - 40 * DAY
    row = Grievance(house=house, by=stay.member, at=at, state="closed", is_outside=True, outcome="upheld")
    owner = of_member(stay.member_id)
    words = "My room was looked through while I was at work. Nobody asked me."
    answer = "Nobody looks into a room without whoever lives in it, unless somebody is in danger. Frank agreed to that."
    row.sealed_words = vault.seal(words, about=row.about_words, of=owner)
    row.sealed_answer = vault.seal(answer, about=row.about_answer, of=owner)
    row.answered_at, row.answered_by = at + 5 * DAY, dee
    row.save(force_insert=True)
    row.named.add(frank)


def _objects(house: House, now: datetime) -> None:
    """To how the house is kept. It went outside, and a coordinator has it."""
    living = list(living_in(house, now).order_by("from_on").select_related("member"))
    if len(living) < 2:
        return
    stay = living[1]
    row = Grievance(house=house, by=stay.member, at=now - 3 * DAY, state="outside", is_outside=True)
    row.due_at = row.at + 14 * DAY
    words = "The laundry is shut at weekends, which is when those of us who work could use it."
    row.sealed_words = vault.seal(words, about=row.about_words, of=of_member(stay.member_id))
    row.save(force_insert=True)


def _happened(house: House, frank: Member, now: datetime) -> None:
    """One thing about nobody, and one that somebody can read about themselves."""
    at = now - 18 * DAY
    words = "The kitchen tap burst in the night. The water was off until noon."
    happened.write_incident(house, "fire", words, at, by=frank, now=at + timedelta(hours=9))
    stay = living_in(house, now).exclude(member=frank).order_by("from_on").select_related("member").first()
    if stay is not None:
        at, words = now - 11 * DAY, "He slipped on the back step and hurt his wrist. Nothing was broken."
        happened.write_incident(house, "fall", words, at, by=frank, now=at + timedelta(hours=1), about=stay)


def _walk(house: House, by: Member, not_yet: str, days: int, now: datetime) -> None:
    found = {one.code: "no" if one.code == not_yet else "yes" for one in items()}
    on = today_in(house.time_zone, now) - days * DAY
    happened.walk(house, found, "", on, by=by, now=now - days * DAY)
