"""The desk of the community: what set-up decided can be seen and changed any day, on the record."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from porch.config.setup import one_time_code
from porch.kit.clock import now as this_moment
from porch.kit.community import Community, here, keep
from porch.people.actions import decide
from porch.people.models import Member
from porch.people.queries import community, rules, supports
from porch.people.rules.community import RULES
from porch.record.models import Entry
from porch.safety import crisis
from tests.conftest import NOON, person, signed_in

LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def place(bare: Path, settings: Settings) -> Path:
    """A community that began: its file, its numbers of long ago."""
    settings.DEMO = True  # staff open their desks without a second factor
    keep(Community("Riverside", "Lamplight", "GB", "Europe/London"))
    crisis.confirm("GB", bare, on=LONG_AGO)
    return bare


@pytest.fixture
def olu(place: Path) -> Client:
    return signed_in(person("Olu Anchor", "operator"))


@pytest.fixture
def desk(place: Path, as_dee: Client) -> Client:
    return as_dee


def test_it_is_there_for_coordinators_and_operators_and_absent_for_others(
    place: Path, as_alice: Client, as_carol: Client, as_dee: Client, olu: Client, client: Client
) -> None:
    pages = ("/desk/community/", "/desk/community/names/", "/desk/community/numbers/", "/desk/remains/")
    for path in pages:
        assert as_dee.get(path).status_code == 200, path
        assert olu.get(path).status_code == 200, path
        for stranger in (as_alice, as_carol, client):
            assert stranger.get(path).status_code == 404, path
            assert stranger.post(path).status_code in (404, 405), path
    assert 'href="/desk/remains/"' in olu.get("/more/").content.decode()
    assert 'href="/desk/remains/"' not in as_alice.get("/more/").content.decode()


def test_waking_phones_is_the_operators_alone(desk: Client, olu: Client) -> None:
    assert desk.get("/desk/community/phones/").status_code == 404
    assert desk.post("/desk/community/phones/", {"push": "yes"}).status_code == 404
    assert "Waking phones" not in desk.get("/desk/community/").content.decode()
    assert olu.post("/desk/community/phones/", {"push": "yes"}).status_code == 302
    assert community().push is True


def test_a_new_public_name_stands_on_every_tab_and_the_record_holds_no_words(
    desk: Client, dee: Member
) -> None:
    answer = desk.post("/desk/community/names/", {"name": "Riverside", "public_name": "Lantern"})
    assert answer["Location"] == "/desk/community/"
    assert "· Lantern</title>" in Client().get("/sign-in/").content.decode()
    entry = Entry.objects.get(act="community-said")
    assert entry.actor_id == dee.pk
    assert entry.detail == {"changed": "public_name"}


def test_saying_the_same_again_changes_nothing(desk: Client, place: Path) -> None:
    before = (place / "community.json").read_bytes()
    desk.post("/desk/community/names/", {"name": "Riverside", "public_name": "Lamplight"})
    assert (place / "community.json").read_bytes() == before
    assert not Entry.objects.exists()


def test_a_telling_name_is_refused_and_stays_typed(desk: Client) -> None:
    answer = desk.post("/desk/community/names/", {"name": "Riverside", "public_name": "Sober Riverside"})
    assert answer.status_code == 422
    assert "Sober Riverside" in answer.content.decode()
    assert here().public_name == "Lamplight"


def test_where_the_environment_wins_the_page_says_so(desk: Client, settings: Settings) -> None:
    settings.SITE_NAME, settings.COUNTRY, settings.ZONE = "Lantern", "IE", "Europe/Dublin"
    page = desk.get("/desk/community/").content.decode()
    for said in ("SITE_NAME says “Lantern”", "COUNTRY says “IE”", "TIME_ZONE says “Europe/Dublin”"):
        assert said in page
    assert "SITE_NAME says “Lantern”" in desk.get("/desk/community/names/").content.decode()
    assert "wins over" not in desk.get("/desk/community/supports/").content.decode()


def test_place_and_door_can_change(desk: Client) -> None:
    assert desk.post("/desk/community/country/", {"country": "IE"}).status_code == 302
    assert desk.post("/desk/community/time-zone/", {"time_zone": "Europe/Dublin"}).status_code == 302
    assert desk.post("/desk/community/joining/", {"joining": "approval"}).status_code == 302
    assert (here().country, here().time_zone) == ("IE", "Europe/Dublin")
    assert community().joining == "approval"
    acts = list(Entry.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["community-said", "community-said", "community-decided"]


def test_the_rules_are_theirs_in_five_lines_and_ours_again_when_emptied(desk: Client) -> None:
    said = {"rule_0": "Be kind.\r\nBe  brief.", "rule_2": "Bring tea."}
    assert desk.post("/desk/community/rules/", said).status_code == 302
    assert rules() == ["Be kind. Be brief.", "Bring tea."]
    assert "Bring tea." in Client().get("/join/").content.decode()
    assert desk.post("/desk/community/rules/", {"rule_0": "x" * 121}).status_code == 422
    assert desk.post("/desk/community/rules/", {}).status_code == 302
    assert rules() == list(RULES)


def test_our_own_rules_left_as_they_are_do_not_become_theirs(desk: Client) -> None:
    desk.post("/desk/community/rules/", {f"rule_{at}": line for at, line in enumerate(RULES)})
    assert community().rules == []


def test_only_the_kinds_there_are_can_be_wished_and_asked_for(desk: Client, as_erin: Client) -> None:
    assert desk.post("/desk/community/supports/", {"supports": ["peers"]}).status_code == 302
    assert supports() == ["peers"]
    wishes = as_erin.get("/join/wishes/").content.decode()
    assert "One person" in wishes
    assert "A small group" not in wishes
    asking = as_erin.get("/people/ask/").content.decode()
    assert "Someone to walk with, as equals" in asking
    assert "A mentor, who is further along" not in asking
    assert as_erin.post("/people/ask/", {"who": "mentors"}).status_code == 422


def test_where_nobody_is_paired_nobody_is_asked_to_ask(place: Path, as_erin: Client) -> None:
    decide(by=None, now=NOON, supports=["circles"])
    page = as_erin.get("/people/ask/").content.decode()
    assert "not paired two by two" in page
    assert page.count("data-primary") == 1
    assert as_erin.get("/today/").content.decode().count("data-primary") == 1


def test_a_part_that_is_none_is_absent(desk: Client) -> None:
    assert desk.get("/desk/community/weather/").status_code == 404


def test_the_oldest_day_counts_until_every_number_was_looked_at_again(
    desk: Client, place: Path, dee: Member
) -> None:
    answer = desk.post("/desk/community/numbers/1/", {"say": "right"})
    assert answer["Location"] == "/desk/community/numbers/"
    kept = crisis.load("GB", place)
    assert kept.checked == LONG_AGO
    assert kept.lines[0].checked is not None
    assert abs(kept.lines[0].checked - this_moment().date()) <= timedelta(days=1)
    assert kept.lines[1].checked == LONG_AGO
    entry = Entry.objects.get(act="number-looked-at")
    assert (entry.actor_id, entry.detail) == (dee.pk, {"what": "tried", "at": 1})
    for at in range(len(kept.lines) + 1):
        desk.post(f"/desk/community/numbers/{at}/", {"say": "right"})
    newest = crisis.load("GB", place).checked
    assert newest is not None
    assert newest > LONG_AGO


def test_a_number_put_right_at_the_desk_is_dialled(desk: Client) -> None:
    right = {"say": "different", "name": "Samaritans", "call": "0800-111 (222)"}
    desk.post("/desk/community/numbers/1/", right)
    page = Client().get("/help-now/").content.decode()
    assert 'href="tel:0800111222"' in page
    assert "0800-111 (222)" in page


def test_a_line_is_left_out_and_another_added(desk: Client) -> None:
    desk.post("/desk/community/numbers/2/", {"say": "out"})
    line = {"about": "unsafe", "name": "Harbour house", "text": "60 123", "word": "SAFE"}
    assert desk.post("/desk/community/numbers/new/", line).status_code == 302
    page = Client().get("/help-now/").content.decode()
    assert "sms:85258" not in page
    assert "sms:60123" in page
    assert desk.post("/desk/community/numbers/new/", {"about": "use", "name": "Nobody"}).status_code == 422


def test_in_another_country_one_begins_again_with_its_numbers_unconfirmed(desk: Client, place: Path) -> None:
    desk.post("/desk/community/country/", {"country": "US"})
    assert (
        "Begin again with the numbers of United States"
        in desk.get("/desk/community/numbers/").content.decode()
    )
    assert "999" in Client().get("/help-now/").content.decode(), "until then the confirmed ones stay"
    assert desk.post("/desk/community/numbers/others/").status_code == 302
    assert json.loads((place / "crisis.json").read_text())["emergency"] == "911"
    assert "Not yet confirmed by this community" in Client().get("/help-now/").content.decode()
    assert (
        'href="/desk/community/numbers/0/" data-primary'
        in desk.get("/desk/community/numbers/").content.decode()
    )


def test_numbers_that_cannot_be_read_can_be_begun_again_from_the_desk(desk: Client, place: Path) -> None:
    (place / "crisis.json").write_text("no json")
    assert desk.get("/desk/community/numbers/").status_code == 200
    assert desk.post("/desk/community/numbers/0/", {"say": "right"}).status_code == 302
    assert crisis.load("GB", place).emergency_checked is not None


def test_the_code_of_set_up_is_never_made_where_a_community_is(place: Path, dee: Member) -> None:
    assert one_time_code.kept_digest() == ""
