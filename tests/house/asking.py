"""Asking one address as one person, and saying in a word what came of it. Nothing that happens then stays."""

import re
from copy import deepcopy
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection, transaction
from django.test import Client

from tests.house import (
    living_asks,
    living_attendance,
    living_care,
    living_comments,
    living_commitments,
    living_company,
    living_conscience,
    living_days,
    living_diary,
    living_evidence,
    living_family,
    living_family_helping,
    living_family_peers,
    living_groups,
    living_handoffs,
    living_houses_coming,
    living_houses_deciding,
    living_houses_fairness,
    living_houses_living,
    living_houses_owing,
    living_journal,
    living_meetings,
    living_mentoring,
    living_milestones,
    living_programmes,
    living_rooms,
    living_scales,
    living_sources,
    living_stories,
    living_walking_on,
)
from tests.house.inhabitants import EVERYONE, Inhabitants

COOKIE = settings.SESSION_COOKIE_NAME
ABSENT, CHANGED = "-", "!"
DOORS = {
    "/sign-in/": "sign-in",
    "/waiting/": "waits",
    "/settings/leaving/": "leaves",
    "/standing/": "locked",
    "/settings/sign-in/again/": "again",
}

# what stands in the place-holders of an address: the longest beginning that fits decides
THINGS = {
    "talk/<uuid:pk>/step-out/": ("group",),
    "talk/<uuid:pk>/alone/": ("group",),
    "talk/<uuid:pk>/held/<uuid:held_id>/": ("conversation", "held"),
    "talk/<uuid:pk>/": ("conversation",),
    "people/offers/<uuid:pk>/": ("offer",),
    "people/meet/<uuid:pk>/": ("meetup",),
    "people/circles/<uuid:pk>/": ("circle invitation",),
    "people/<uuid:pk>/": ("pair",),
    "desk/pairing/offers/<uuid:pk>/": ("waiting offer",),
    "desk/pairing/look/<uuid:pk>/circle/<int:index>/": ("look", "=0"),
    "desk/pairing/look/<uuid:pk>/choose/<uuid:member_id>/": ("look", "candidate"),
    "desk/pairing/look/<uuid:pk>/": ("look",),
    "desk/pairing/for/<slug:mode>/<uuid:member_id>/": ("=mentors", "bystander"),
    "desk/pairing/round/<slug:mode>/": ("=mentors",),
    "desk/safety/held/<uuid:pk>/": ("held",),
    "desk/safety/rota/<int:pk>/end/": ("shift",),
    "desk/safety/appeals/<uuid:pk>/": ("appeal",),
    "desk/safety/second/<uuid:pk>/": ("second",),
    "desk/safety/lift/<uuid:pk>/": ("measure",),
    "desk/safety/<uuid:pk>/along/<uuid:report_id>/": ("case", "report"),
    "desk/safety/<uuid:pk>/": ("case",),
    "reports/<uuid:pk>/": ("report",),
    "report/<slug:kind>/<str:ident>/": ("=conversation", "conversation"),
    "standing/<uuid:pk>/appeal/": ("measure",),
    "desk/break-glass/<uuid:pk>/answer/": ("asked glass",),
    "desk/break-glass/<uuid:pk>/": ("glass",),
    "consent/opened/<uuid:pk>/": ("glass",),
    "consent/as/<uuid:member_id>/": ("pair mate",),
    "consent/as/part/<slug:part>/": ("=my-mentors",),
    "consent/rules/<slug:rule>/": ("=reasons",),
    "consent/<uuid:grant_id>/": ("grant",),
    "desk/meetings/<uuid:pk>/": ("meeting",),
    "desk/invitations/<uuid:batch>/": ("batch",),
    "desk/joining/<uuid:member_id>/": ("knocking",),
    "desk/back-in/<uuid:way_back_id>/end/": ("way back",),
    "desk/roles/held/<int:pk>/end/": ("held part",),
    "desk/roles/<int:request_id>/take-back/": ("my request",),
    "desk/roles/<int:request_id>/": ("request",),
    "settings/about/<slug:slug>/": ("=right-now",),
    "settings/parts/<slug:role>/give-up/": ("=mentor",),
    "settings/sessions/<uuid:visit>/end/": ("visit",),
    "settings/blocks/<uuid:member_id>/end/": ("blocked",),
    "settings/sign-in/passkeys/<int:pk>/remove/": ("=1",),
    "settings/phone/<uuid:pk>/off/": ("phone",),
    "feeds/person/<slug:token>.ics": ("token",),
    "i/<str:letters>/": ("=not-an-invitation",),
    "meetings/<slug:slug>/": ("=sunday-walk",),
    "set-up/numbers/<int:at>/": ("=0",),
    "set-up/<slug:step>/": ("=names",),
    "desk/community/numbers/<int:at>/": ("=0",),
    "desk/community/<slug:part>/": ("=names",),
}

# what is said when posting: without it nobody could do anything there, whoever they are
SAID = {
    "talk/<uuid:pk>/take-back/": {"seq": "said"},
    "talk/<uuid:pk>/alone/": {"whom": "bystander"},
    "talk/<uuid:pk>/say/": {"body": "=hello", "client_id": "held"},
    "desk/safety/rota/day/": {"shift": "shift", "on": "=2026-11-30"},
    "desk/break-glass/<uuid:pk>/answer/": {"say": "=yes", "when": "=0"},
    "desk/joining/<uuid:member_id>/": {"say": "=yes"},
    "desk/roles/<int:request_id>/": {"say": "=yes"},
    "settings/about/hours/": {"hours": "=mon-18"},
}

ROOMS = (
    living_care,
    living_groups,
    living_conscience,
    living_meetings,
    living_mentoring,
    living_asks,
    living_company,
    living_rooms,
    living_attendance,
    living_stories,
    living_comments,
    living_journal,
    living_days,
    living_diary,
    living_scales,
    living_sources,
    living_milestones,
    living_commitments,
    living_programmes,
    living_walking_on,
    living_houses_coming,
    living_houses_deciding,
    living_houses_owing,
    living_houses_living,
    living_houses_fairness,
    living_family,
    living_family_peers,
    living_family_helping,
    living_handoffs,
    living_evidence,
)
"""Rooms that say in files of their own what stands in their addresses, and who owns it."""

for room in ROOMS:
    THINGS.update(room.THINGS)
    SAID.update(room.SAID)

HOLE = re.compile(r"<[^>]+>")


def address(route: str, there: Inhabitants) -> str:
    """The route with something real in each place-holder; KeyError names one that nobody filled."""
    names = iter(_names_for(route))

    return "/" + HOLE.sub(lambda hole: _real(next(names), there), route)


def said(route: str, there: Inhabitants) -> dict[str, str]:
    """What is posted there."""
    return {name: _real(value, there) for name, value in SAID.get(route, {}).items()}


def _real(name: str, there: Inhabitants) -> str:
    return name[1:] if name.startswith("=") else there.things[name]


def _names_for(route: str) -> tuple[str, ...]:
    if "<" not in route:
        return ()
    fits = [start for start in THINGS if route.startswith(start)]
    assert fits, f"say in tests/house/asking.py what to put into {route}"
    return THINGS[max(fits, key=len)]


def rows_changed() -> int:
    """Rows that this connection has ever inserted, changed or deleted."""
    connection.ensure_connection()
    return int(connection.connection.total_changes)


class Asked:
    """What each answers at one address. ``absent`` is what each finds at an address that is none."""

    def __init__(self, there: Inhabitants) -> None:
        self.there = there
        self.absent = {name: self._body(name, "get", "/nothing-is-here/", {}) for name in EVERYONE}

    def _body(self, name: str, method: str, path: str, said: dict[str, str]) -> tuple[int, bytes, int, str]:
        client: Client = self.there.browsers[name]
        kept = deepcopy(client.cookies)
        before = rows_changed()
        with transaction.atomic():
            answer = getattr(client, method)(path, said)
            if answer.streaming:
                b"".join(answer.streaming_content)
            changed = rows_changed() - before
            self._is_still(name, client, kept)
            transaction.set_rollback(True)
        client.cookies = kept
        return (
            answer.status_code,
            b"" if answer.streaming else answer.content,
            changed,
            answer.get("Location", ""),
        )

    def _is_still(self, name: str, client: Client, kept: SimpleCookie) -> None:
        """A browser that was given another key belongs to the same person, or to nobody any more."""
        before, after = kept.get(COOKIE), client.cookies.get(COOKIE)
        if after is not None and after.value and (before is None or before.value != after.value):
            member = self.there.people.get(name)
            signed_in = client.session.get(SESSION_KEY)
            assert signed_in in (None, str(member.pk) if member else None), (
                f"{name} came out as somebody else"
            )

    def ask(self, name: str, method: str, path: str, said: dict[str, str] | None = None) -> str:
        """One word: the status, a door, "-" for what looks absent, with "!" where rows changed."""
        status, body, changed, location = self._body(name, method, path, said or {})
        if status == 404:
            looks_absent = (status, body) == self.absent[name][:2]
            return (ABSENT if looks_absent else "404-that-tells") + (CHANGED if changed else "")
        return _word(status, location) + (CHANGED if changed else "")


def _word(status: int, location: str) -> str:
    if status != 302:
        return str(status)
    path = urlsplit(location).path
    return DOORS.get(path, f"302 {re.sub(r'[0-9a-f]{8}-[0-9a-f-]{27}', '<id>', path)}")
