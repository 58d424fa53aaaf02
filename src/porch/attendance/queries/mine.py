"""What somebody holds, what is open to them, what they noted: for themselves alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.attendance.models import Certificate, GivenBack, Noted, Sitting
from porch.attendance.queries.chairing import is_on
from porch.attendance.rules.asking import ON
from porch.attendance.rules.windows import NEEDED
from porch.groups.models import Belonging, Group
from porch.groups.queries.seen import can_be_found
from porch.groups.rules.lifecycles import THERE
from porch.groups.rules.norms import PROOF
from porch.people.models import Member


@dataclass(frozen=True)
class Mine:
    """A sitting somebody gave a code back in: how many, and whether that is enough and the time has come."""

    sitting: Sitting
    given: int
    is_over: bool

    @property
    def is_enough(self) -> bool:
        return self.given >= NEEDED

    @property
    def can_ask(self) -> bool:
        return self.is_enough and self.is_over

    @property
    def missing(self) -> int:
        return max(0, NEEDED - self.given)


def in_sittings(member: Member, now: datetime) -> list[Mine]:
    """Sittings they gave a code back in and hold no proof of yet, while they can still ask for it."""
    held = Certificate.objects.filter(member=member, sitting__isnull=False).values("sitting")
    rows = GivenBack.objects.filter(member=member, sitting__until__gt=now).exclude(sitting__in=held)
    given: dict[UUID, int] = {}
    sittings: dict[UUID, Sitting] = {}
    for row in rows.select_related("sitting__group").order_by("sitting__starts", "pk"):
        given[row.sitting_id] = given.get(row.sitting_id, 0) + 1
        sittings[row.sitting_id] = row.sitting
    found = [Mine(sitting, given[pk], now >= sitting.is_over_at) for pk, sitting in sittings.items()]
    return [one for one in found if is_on(one.sitting.group) and (one.is_enough or not one.is_over)]


def can_ask(member: Member, pk: UUID, now: datetime) -> Mine | None:
    """The sitting, if they may ask for its proof now."""
    return next((one for one in in_sittings(member, now) if one.sitting.pk == pk and one.can_ask), None)


def certificates_of(member: Member) -> QuerySet[Certificate]:
    """What they hold, the newest first."""
    return Certificate.objects.filter(member=member).order_by("-on", "-pk")


def certificate_of(member: Member, pk: UUID) -> Certificate | None:
    return certificates_of(member).filter(pk=pk).first()


def noted_by(member: Member) -> list[Noted]:
    return list(Noted.objects.filter(member=member).order_by("-on", "-pk"))


def has_something(member: Member) -> bool:
    return certificates_of(member).exists() or Noted.objects.filter(member=member).exists()


def is_anywhere(member: Member) -> bool:
    """Whether a group they belong to or could find has proof to be had: else nothing leads to these pages."""
    groups = Group.objects.filter(state__in=THERE, **{f"settings__{PROOF.code}": ON})
    mine = set(Belonging.objects.filter(member=member, group__in=groups).values_list("group", flat=True))
    return any(group.pk in mine or can_be_found(group) for group in groups)
