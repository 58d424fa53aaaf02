"""Incidents are read by the fewest and by whom they are about; walks by everybody; the self-check shows records."""

import csv
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from porch.houses.actions import happened as acts
from porch.houses.models import House, Incident, SelfCheck, Stay, Walk
from porch.houses.queries.happened import what_is_open
from porch.houses.rules import audit
from porch.houses.rules.incidents import keeps_them
from porch.houses.rules.walking_through import items, open_since
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice

HOUSE = "/houses/alder-house/"


@pytest.fixture
def fell(house: House, stay: Stay, frank: Member, now: datetime) -> Incident:
    return acts.write_incident(house, "fall", "Fell on the stairs.", now, by=frank, now=now, about=stay)


def test_whoever_it_is_about_is_told_reads_it_and_adds_their_words(
    fell: Incident, alice: Member, as_alice: Client
) -> None:
    assert [(one.member, one.kind) for one in Notice.objects.all()] == [(alice, "something-new")]
    page = f"/houses/incidents/{fell.pk}/"
    assert "Fell on the stairs." in as_alice.get(page).content.decode()
    as_alice.post(f"{page}words/", {"words": "The light was out."})
    assert "The light was out." in as_alice.get(page).content.decode()


def test_another_resident_reads_nothing_of_it(fell: Incident, bobs_stay: Stay, as_bob: Client) -> None:
    assert as_bob.get(f"/houses/incidents/{fell.pk}/").status_code == 404
    assert as_bob.get(f"{HOUSE}incidents/").status_code == 404


def test_each_look_of_the_manager_is_written_down(fell: Incident, alice: Member, as_frank: Client) -> None:
    assert "Alice" in as_frank.get(f"{HOUSE}incidents/").content.decode()
    as_frank.get(f"/houses/incidents/{fell.pk}/")
    assert Disclosure.objects.filter(subject_id=alice.pk, scope="stay-in-a-house").exists()


def test_a_correction_stands_beside_what_it_corrects(
    fell: Incident, as_frank: Client, as_alice: Client
) -> None:
    said = {"kind": "health", "words": "She was dizzy first."}
    as_frank.post(f"/houses/incidents/{fell.pk}/correct/", said)
    newer = Incident.objects.get(corrects=fell)
    page = as_alice.get(f"/houses/incidents/{newer.pk}/").content.decode()
    assert "She was dizzy first." in page
    assert "Fell on the stairs." in page
    as_frank.post(f"/houses/incidents/{fell.pk}/correct/", said)  # a second time nothing is kept
    assert Incident.objects.count() == 2


def test_what_lies_ahead_or_has_no_words_is_not_written(
    house: House, stay: Stay, as_frank: Client, now: datetime
) -> None:
    ahead = (now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    for said in ({"kind": "fall", "at": ahead, "words": "x"}, {"kind": "fall", "at": "2026-11-19T10:00"}):
        assert as_frank.post(f"{HOUSE}incidents/", said).status_code == 422
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("is_manager", "offices", "has_manager", "keeps"),
    [
        (True, set(), True, True),
        (False, {"president"}, True, True),
        (False, {"treasurer"}, True, False),
        (False, {"treasurer"}, False, True),
        (False, set(), False, False),
    ],
)
def test_the_fewest_keep_them(is_manager: bool, offices: set[str], has_manager: bool, keeps: bool) -> None:
    assert keeps_them(is_manager, offices, has_manager) is keeps


def test_something_is_open_since_the_walk_that_first_found_it_so() -> None:
    walks = [
        (date(2026, 9, 1), {"smoke": "no", "water": "yes"}),
        (date(2026, 10, 1), {"smoke": "no", "water": "no"}),
        (date(2026, 11, 1), {"water": "yes"}),
    ]
    assert open_since(walks) == {"smoke": date(2026, 9, 1)}
    assert open_since(reversed(walks)) == {"smoke": date(2026, 9, 1)}


def test_a_resident_walks_through_and_everybody_in_the_house_reads_it(
    house: House, stay: Stay, bobs_stay: Stay, as_alice: Client, as_bob: Client, as_erin: Client
) -> None:
    found = {one.code: "yes" for one in items()} | {"naloxone": "no"}
    assert as_alice.post(f"{HOUSE}walks/new/", found).status_code == 302
    assert list(what_is_open(house)) == ["naloxone"]
    assert "Naloxone is where it should be" in as_bob.get(f"{HOUSE}walks/").content.decode()
    assert as_erin.get(f"{HOUSE}walks/").status_code == 404


def test_a_line_without_an_answer_keeps_nothing(house: House, stay: Stay, as_alice: Client) -> None:
    assert as_alice.post(f"{HOUSE}walks/new/", {"smoke": "yes"}).status_code == 422
    assert not Walk.objects.exists()


def test_the_list_has_the_standards_shape_and_differs_by_level() -> None:
    assert len(audit.domains()) == 4
    assert len(audit.principles()) == 10
    assert [one.number for one in audit.items()] == list(range(1, 32))
    asked = [len(audit.items_for(level)) for level in ("I", "II", "III", "IV")]
    assert asked == sorted(asked)
    assert asked[-1] == 31
    assert len(set(asked)) == 4


def test_the_self_check_shows_what_the_records_know_and_keeps_what_was_said_before(
    house: House, stay: Stay, as_frank: Client, as_alice: Client
) -> None:
    page = f"{HOUSE}self-check/"
    assert "The state affiliate, 555-0100" in as_frank.get(page).content.decode()
    for state in ("not-yet", "met"):
        as_frank.post(f"{page}1.C.7/", {"state": state, "evidence": "=Minutes of March"})
    assert SelfCheck.objects.count() == 2
    assert as_frank.post(f"{page}1.C.7/", {}).status_code == 422
    assert as_frank.get(f"{page}3.G.25/").status_code == 404  # not asked of level I
    assert as_alice.get(page).status_code == 404
    rows = list(csv.reader(as_frank.get(f"{HOUSE}self-check.csv").content.decode().splitlines()))
    found = {row[0]: row for row in rows}["1.C.7"]
    assert found[2:4] == ["met", "'=Minutes of March"]


def test_the_houses_own_page_leads_to_all_of_it(house: House, stay: Stay, as_alice: Client) -> None:
    page = as_alice.get(f"{HOUSE}home/").content.decode()
    for part in ("after-use/", "walks/", f"/houses/stays/{stay.pk}/object/"):
        assert part in page
    assert "incidents/" not in page
