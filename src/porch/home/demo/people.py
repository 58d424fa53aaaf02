"""Seating the demo's people: rows in bulk, so that a city of thousands takes seconds and not an hour of hashing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from porch.home.demo.cast import ALSO_FAMILY, NAMED, ONE_WHO_STILL_WAITS, ZONE, Part, neighbour
from porch.kit.geo import coarse
from porch.people.models import LivedExperience, Member, Role
from porch.people.rules.names import key_of

NEIGHBOURS = {"small": 22, "town": 400, "city": 5000}


def parts(scale: str, seed: int, names: Iterable[str]) -> list[Part]:
    """The eleven, the one who still waits, and as many drawn neighbours as the scale has."""
    draw = Random(seed)
    taken = {part.handle for part in (*NAMED, ONE_WHO_STILL_WAITS, *ALSO_FAMILY)}
    free = (name for name in names if name not in taken)
    drawn = [neighbour(next(free), draw) for _ in range(NEIGHBOURS[scale])]
    return [*NAMED, ONE_WHO_STILL_WAITS, *drawn, *ALSO_FAMILY]


@transaction.atomic
def seat(everyone: list[Part], password: str, now: datetime) -> dict[str, Member]:
    """Make them all members, marked as demo people, with one password hashed once. Returned by name."""
    secret = make_password(password)
    members = {part.handle: _member(part, secret, now) for part in everyone}
    Member.objects.bulk_create(members.values(), batch_size=500)
    LivedExperience.objects.bulk_create(
        [_lived(part, members[part.handle], now) for part in everyone], batch_size=500
    )
    Role.objects.bulk_create(
        [Role(member=members[p.handle], role=role, since=now) for p in everyone for role in p.roles],
        batch_size=500,
    )
    return members


def _member(part: Part, secret: str, now: datetime) -> Member:
    joined = (now - timedelta(days=part.here or part.waits or 30)).date()
    return Member(
        handle=part.handle,
        handle_key=key_of(part.handle),
        password=secret,
        adult_attested_on=joined,
        joined_on=joined,
        time_zone=ZONE,
        is_demo=True,
        in_recovery="family" not in part.roles,
    )


def _lived(part: Part, member: Member, now: datetime) -> LivedExperience:
    told = dict(part.lived)
    place = told.pop("place", None)
    lived = LivedExperience(member=member, **told)
    if place is not None:
        cell = coarse(*place)
        lived.lat, lived.lon = cell.lat, cell.lon
    if part.recovery_days is not None:
        lived.recovery_since = (now - timedelta(days=part.recovery_days)).date()
    lived.wants_peer = "peer" in part.asks
    lived.wants_mentor = "mentor" in part.asks
    if part.asks and part.waits is not None:
        lived.waiting_since = now - timedelta(days=part.waits)
    return lived
