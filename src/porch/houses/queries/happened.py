"""What was written down about a house: incidents through the gate, walks, and what the house says of itself."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.groups.queries.service import held
from porch.houses.models import Agreement, Gathering, House, Incident, SelfCheck, Signature, Walk
from porch.houses.queries.looking_after import ABOUT_STAYS, PURPOSE
from porch.houses.queries.owing import keeps_a_book
from porch.houses.queries.who import Place, is_manager, living_in, offices_of
from porch.houses.rules.audit import Item, items_for
from porch.houses.rules.incidents import keeps_them
from porch.houses.rules.walking_through import open_since
from porch.people.consent import see, see_each
from porch.people.models import Member


def keeps_incidents(place: Place) -> bool:
    has_manager = place.house.managers.filter(until=None).exists()
    return keeps_them(place.is_manager, place.offices, has_manager)


def incidents_seen(viewer: Member, house: House, now: datetime) -> list[Incident]:
    """The newest first, not those about the viewer; each look at somebody stands in their ledger."""
    rows = list(
        Incident.objects.filter(house=house, corrected_by=None)
        .exclude(about__member=viewer)
        .select_related("about__member", "by")
        .order_by("-at")[:100]
    )
    about = {one.about.member_id for one in rows if one.about}
    met = see_each(viewer, about, ABOUT_STAYS, purpose=PURPOSE, now=now)
    return [one for one in rows if one.about is None or one.about.member_id in met]


def incident_of(member: Member, pk: UUID) -> Incident | None:
    """One that is about oneself, for good."""
    return _one().filter(pk=pk, about__member=member).first()


def incident_seen(viewer: Member, pk: UUID, now: datetime) -> Incident | None:
    row = _one().filter(pk=pk).exclude(about__member=viewer).first()
    if row is None:
        return None
    offices = offices_of(row.house, viewer, now) if living_in(row.house, now).filter(member=viewer) else ()
    has_manager = row.house.managers.filter(until=None).exists()
    if not keeps_them(is_manager(row.house, viewer), offices, has_manager):
        return None
    if row.about and not see(viewer, row.about.member, ABOUT_STAYS, purpose=PURPOSE, now=now):
        return None
    return row


def _one() -> QuerySet[Incident]:
    return Incident.objects.select_related("house", "about__member", "by", "corrects", "corrected_by")


def versions(row: Incident) -> list[Incident]:
    """What it corrects, and what that corrected, the newest first: nothing is written over."""
    found, older = list[Incident](), row.corrects
    while older is not None:
        found.append(older)
        older = older.corrects
    return found


def walks_of(house: House) -> QuerySet[Walk]:
    return Walk.objects.filter(house=house).select_related("by").order_by("-on", "-pk")


def last_walk_on(house: House) -> date | None:
    """The day somebody last walked through it: all that a stranger reads of it."""
    return walks_of(house).values_list("on", flat=True).first()


def what_is_open(house: House) -> dict[str, date]:
    return open_since(Walk.objects.filter(house=house).order_by("on", "pk").values_list("on", "found"))


@dataclass(frozen=True)
class Checked:
    """One item of the self-check: what the house says of it, and what its own records show."""

    item: Item
    check: SelfCheck | None
    shown: str


def self_check(house: House, now: datetime) -> list[Checked]:
    newest: dict[str, SelfCheck] = {}
    for one in SelfCheck.objects.filter(house=house).select_related("by").order_by("at", "pk"):
        newest[one.item] = one
    shown = shown_by_records(house, now)
    return [Checked(one, newest.get(one.code), shown.get(one.shown_by, "")) for one in items_for(house.level)]


def shown_by_records(house: House, now: datetime) -> dict[str, str]:
    """What the software itself knows of the house, in one line each; counts, and never a name."""
    living = living_in(house, now).count()
    newest = Agreement.objects.filter(house=house).order_by("-version").first()
    signed = (
        Signature.objects.filter(agreement=newest, stay__in=living_in(house, now)).count() if newest else 0
    )
    offices = held(now).filter(position__group=house.group_id).count()
    met = Gathering.objects.filter(house=house, at__lte=now).order_by("-at")
    last, walk = met.first(), last_walk_on(house)
    return {
        "agreements": f"Version {newest.version}: signed by {signed} of {living}" if newest else "",
        "refunds": (house.refunds[:160] + (" A book is kept." if keeps_a_book(house) else "")).strip(),
        "records": "Each look at a resident stands in a ledger they read; corrections stand beside what was written.",
        "grievance": f"Objections go to somebody not named in them. Outside: {house.outside[:120]}",
        "offices": f"{offices} serve, elected for six months at most" if offices else "",
        "if-used": house.if_somebody_uses[:160],
        "walks": f"Last walked through on {walk:%Y-%m-%d}; open: {len(what_is_open(house))}" if walk else "",
        "medicine": house.medication[:160],
        "naloxone": house.naloxone,
        "meetings": f"{met.count()} house meetings, the last on {last.at:%Y-%m-%d}" if last else "",
    }
