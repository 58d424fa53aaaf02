"""Moving from one house to another: where somebody can ask, what goes along, and what the other house reads of it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext

from porch.houses.models import Application, House, Stay
from porch.houses.queries.who import Place, houses, living_in, stays_of
from porch.houses.rules.applying import LIVE
from porch.houses.rules.moving_over import DAYS, LINE, MAY_GO, item, of_item
from porch.people import consent
from porch.people.models import Grant, Member

SCOPE, PURPOSE, RELATION = "moving-over", "moving-over", "asks-my-house"


def stay_i_may_leave(member: Member, pk: UUID, now: datetime) -> Stay | None:
    """A stay of theirs that goes on today; None for any other."""
    stay = stays_of(member).filter(pk=pk).first()
    return stay if stay and living_in(stay.house, now).filter(pk=pk).exists() else None


def where_to(stay: Stay) -> list[House]:
    """Houses that take people in, without the one they live in."""
    return list(houses().filter(state=House.State.OPEN).exclude(pk=stay.house_id))


def as_it_reads(stay: Stay | None, line: str, codes: Collection[str]) -> list[str]:
    """What goes along, as the other house reads it: nothing of which house it was, and nothing that was not ticked."""
    lines = []
    if DAYS in codes and stay is not None:
        day = formats.date_format(stay.from_on, "j F Y")
        lines.append(gettext("Lives in another house since %(day)s.") % {"day": day})
    if LINE in codes and line:
        lines.append(line)
    return lines


def given_along(row: Application, now: datetime) -> QuerySet[Grant]:
    """What its owner gave along with this application and did not take back."""
    names = [item(row.pk, code) for code in MAY_GO]
    mine = Grant.objects.filter(subject=row.member_id, scope=SCOPE, item__in=names)
    return mine.filter(revoked_at=None, until__gt=now)


def goes_along(row: Application, now: datetime) -> list[str]:
    """What the house that is asked can read now, for its owner: nothing of it where they paused it."""
    open_now = given_along(row, now).filter(paused_at=None).values_list("item", flat=True)
    return _read(row, [code for code in MAY_GO if item(row.pk, code) in set(open_now)])


def brought(place: Place, row: Application, now: datetime) -> list[str]:
    """What somebody brings from another house, for those who may read what they told; each look is written down."""
    if row.from_stay is None or row.house_id != place.house.pk:
        return []
    codes = [code for code in MAY_GO if _opens(place.member, row, code, now)]
    return _read(row, codes)


def _opens(viewer: Member, row: Application, code: str, now: datetime) -> bool:
    return bool(consent.see(viewer, row.member, SCOPE, item=item(row.pk, code), purpose=PURPOSE, now=now))


def _read(row: Application, codes: Collection[str]) -> list[str]:
    if row.from_stay is None:
        return []
    stay = Stay.objects.filter(pk=row.from_stay, member=row.member_id).first()
    return as_it_reads(stay, row.line, codes)


def moving_of(subject: Member, now: datetime) -> list[tuple[str, str]]:
    """Everything that goes along somewhere, by its name in a permission, for its owner."""
    rows = Application.objects.filter(member=subject, state__in=LIVE, from_stay__isnull=False)
    return [
        (item(row.pk, code), f"{row.house.name}: {gettext(title)}")
        for row in rows.select_related("house").order_by("asked_at")
        for code, title in MAY_GO.items()
    ]


def preview_of(subject: Member, viewer: Member | None, now: datetime, name: str) -> list[str]:
    """One of them as it reads."""
    known = of_item(name)
    if known is None:
        return []
    row = Application.objects.filter(pk=known[0], member=subject, state__in=LIVE).first()
    return _read(row, [known[1]]) if row else []
