"""What living together shows on the house's own page, and everything recorded about somebody, in one list."""

from datetime import datetime, timedelta

import time_machine
from django.test import Client

from porch.houses.actions import agreements, going_out, together
from porch.houses.models import Chore, House, Stay
from porch.houses.registries import recorded_about
from porch.people.models import Member

HOME = "/houses/alder-house/home/"
HOUR = timedelta(hours=1)


def test_a_resident_sees_their_chores_who_is_away_and_what_there_is_to_read(
    as_alice: Client, house: House, both: tuple[Stay, Stay], chores: list[Chore], frank: Member, now: datetime
) -> None:
    today = now.date()
    going_out.be_away(both[1], today, today + timedelta(days=2), is_shown=True)
    together.pin_up(house, "Boiler", "Off on Monday.", by=frank, now=now)
    agreements.publish(house, "We are quiet at night.", from_on=today, by=frank, now=now)
    page = as_alice.get(HOME).text
    for words in ("Bob Harbour, back on 22 November", "Boiler", "waits for you to read and sign", "Repairs"):
        assert words in page
    assert page.count("data-primary") == 1
    assert "Who is out" not in page


def test_somebody_overdue_stands_before_everything_else_for_whoever_looks_after(
    as_frank: Client, as_bob: Client, both: tuple[Stay, Stay], signs_out: None, now: datetime
) -> None:
    going_out.go_out(both[0], now + HOUR, now=now)
    with time_machine.travel(now + 2 * HOUR, tick=True):
        page = as_frank.get(HOME).text.split("<main")[1]
        assert page.index("Somebody is not back") < page.index("Chores")
        assert page.count("data-primary") == 1
        assert "Somebody is not back" not in as_bob.get(HOME).text


def test_everything_recorded_is_in_one_list(
    stay: Stay, frank: Member, signs_out: None, now: datetime
) -> None:
    row = going_out.go_out(stay, now - HOUR, words="to my sister", now=now - 5 * HOUR)
    going_out.come_back(row, by=stay.member, now=now)
    row.refresh_from_db()
    going_out.look_at(row, "talked", by=frank, now=now)
    entry = recorded_about.get("living")
    assert entry is not None
    told = [(one.what, one.words, one.by) for one in entry(stay)]
    assert told == [
        ("Went out", "to my sister", ""),
        ("Back, later than said", "", ""),
        ("A late return was looked at", "We talked about it", "Frank Quay"),
    ]
