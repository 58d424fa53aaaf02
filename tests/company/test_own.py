"""What is for oneself alone: the map, what one gave, three questions. No desk, no gate and no search leads there."""

import ast
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.company import actions, queries, today
from porch.company.belongings import erase, export
from porch.company.models import Check, OnMyMap, OwnWishes
from porch.company.registries import gave
from porch.company.rules.balance import GAVE, Line
from porch.company.rules.rings import MOST
from porch.people.models import Member
from porch.people.registries import scopes
from porch.people.rules.consent import HOUSE_RULES
from porch.record.models import Disclosure, Entry
from porch.safety.registries import openables
from porch.wire.models import Notice
from tests.company.conftest import Keep, main_of
from tests.house.source import SRC

pytestmark = pytest.mark.django_db
JO = {"name": "My sister Jo", "number": "01632 960 112", "note": "Awake until midnight."}
ALL_OFTEN = {"companionship": 3, "left-out": 3, "isolated": 3}


def test_the_map_is_sealed_and_points_at_nobody(alice: Member, bob: Member, now: datetime) -> None:
    row = actions.put_on_map({**JO, "member": str(bob.pk)}, 1, by=alice, now=now)
    box = bytes(OnMyMap.objects.values_list("sealed_said", flat=True).get())
    for word in (b"Jo", b"01632", b"midnight", str(bob.pk).encode()):
        assert word not in box
    assert {field.related_model for field in OnMyMap._meta.fields if field.is_relation} == {Member}
    assert row.owner == alice


def test_nobody_else_opens_it_whatever_part_they_hold(
    alice: Member, as_bob: Client, as_carol: Client, as_dee: Client, as_frank: Client, now: datetime
) -> None:
    row = actions.put_on_map(JO, 1, by=alice, now=now)
    for other in (as_bob, as_carol, as_dee, as_frank):
        assert other.get(f"/people/mine/{row.pk}/").status_code == 404
        assert other.post(f"/people/mine/{row.pk}/take-off/").status_code == 404
        assert "Jo" not in main_of(other, "/people/mine/")
        assert "Jo" not in main_of(other, "/people/mine/card/")
    assert OnMyMap.objects.count() == 1


def test_no_gate_and_no_second_person_opens_what_is_ones_own() -> None:
    """Neither a scope, nor a rule of the house, nor breaking the glass knows of it; and no other room reads it.

    The scope "questions" is that of ``scales``, which keeps its own.
    """
    words = re.compile(r"map|lonel|gave|three", re.IGNORECASE)
    assert not [one.code for one in scopes if words.search(one.code)]
    assert not [rule.code for rule in HOUSE_RULES if words.search(rule.scope)]
    assert not [one.scope for one in openables if words.search(one.scope)]
    reads = [
        path.relative_to(SRC).as_posix()
        for path in SRC.rglob("*.py")
        if re.search(r"\b(OnMyMap|OwnWishes|Check|on_map|checks_of|wishes_of)\b", path.read_text())
        and any(
            isinstance(node, ast.ImportFrom) and (node.module or "").startswith("porch.company")
            for node in ast.walk(ast.parse(path.read_text()))
        )
    ]
    assert [path for path in reads if not path.startswith("company/")] == []


def test_putting_someone_on_it_tells_nobody_and_leaves_no_trace(
    kept: Keep, alice: Member, bob: Member, as_alice: Client, now: datetime
) -> None:
    kept(alice, bob)
    told = {**JO, "ring": "1", "member": str(bob.pk)}
    assert as_alice.post("/people/mine/add/", told).status_code == 302
    assert "My sister Jo" in main_of(as_alice, "/people/mine/")
    assert not Notice.objects.exists()
    assert not Disclosure.objects.exists()
    assert not Entry.objects.exists()
    assert queries.suggested_to(bob, now) == []


def test_the_picture_is_drawn_twice_with_its_list_and_the_card_prints_alone(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    actions.put_on_map(JO, 1, by=alice, now=now)
    page = as_alice.get("/people/mine/").text
    assert page.count('<svg class="chart rings"') == 2
    assert 'viewBox="0 0 340 340"' in page
    assert 'viewBox="0 0 640 640"' in page
    card = as_alice.get("/people/mine/card/").text
    assert "only-sheet" in card
    assert "01632 960 112" in card


def test_it_holds_thirty_and_is_changed_in_place(alice: Member, as_alice: Client, now: datetime) -> None:
    for n in range(MOST):
        actions.put_on_map({"name": f"N{n}"}, 3, by=alice, now=now)
    assert as_alice.post("/people/mine/add/", {"name": "One more", "ring": "1"}).status_code == 422
    first = queries.on_map(alice)[0]
    as_alice.post(f"/people/mine/{first.id}/", {"name": "Changed", "ring": "1"})
    assert queries.on_map(alice)[0].name == "Changed"
    assert as_alice.post("/people/mine/add/", {"ring": "1"}).status_code == 422


def test_what_one_gave_is_said_in_words_without_a_number_and_can_be_put_away(
    alice: Member, as_alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        gave._entries, "test", lambda member, since: [Line(GAVE, 14, "x", "You opened the door %(often)s.")]
    )
    page = main_of(as_alice, "/people/gave/")
    assert "You opened the door many times." in page
    assert not re.search(r"\b\d+\b", re.sub(r"<[^>]*>", " ", page))
    as_alice.post("/people/gave/put-away/")
    assert "You opened the door" not in main_of(as_alice, "/people/gave/")
    assert "What I gave" not in main_of(as_alice, "/people/")
    as_alice.post("/people/gave/take-out/")
    assert "You opened the door" in main_of(as_alice, "/people/gave/")


def test_the_questions_are_off_until_turned_on_and_come_when_asked_for(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    assert today.questions_card(alice, now + timedelta(days=900)) is None
    assert "left out?" not in main_of(as_alice, "/people/lonely/")
    as_alice.post("/people/lonely/how-often/", {"asks_me": "monthly"})
    page = main_of(as_alice, "/people/lonely/")
    assert page.count('type="radio"') == 9 + 4
    assert "checked" not in page.split("left out?")[1].split("When</h2>")[0]
    assert today.questions_card(alice, now + timedelta(days=20)) is None
    assert today.questions_card(alice, now + timedelta(days=31)) == {}
    OwnWishes.objects.update(next_on=now.date())
    as_alice.post("/people/lonely/not-now/")
    assert today.questions_card(alice, now) is None
    as_alice.post("/people/lonely/how-often/", {"asks_me": ""})
    assert today.questions_card(alice, now + timedelta(days=900)) is None


def test_a_heavy_answer_is_answered_with_offers_and_told_to_nobody(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    as_alice.post("/people/lonely/how-often/", {"asks_me": "when-i-like"})
    as_alice.post("/people/lonely/answer/", dict.fromkeys(ALL_OFTEN, "3"))
    page = main_of(as_alice, "/people/lonely/")
    assert "/help-now/sit/" in page
    assert "/people/together/propose/" in page
    assert page.count("data-primary") == 1
    box = bytes(Check.objects.values_list("sealed_answers", flat=True).get())
    assert b"companionship" not in box
    assert not Notice.objects.exists()
    assert not Entry.objects.exists()


def test_a_question_may_be_left_out_and_nothing_answered_keeps_nothing(
    alice: Member, as_alice: Client
) -> None:
    as_alice.post("/people/lonely/answer/", {})
    assert not Check.objects.exists()
    as_alice.post("/people/lonely/answer/", {"isolated": "1"})
    assert Check.objects.get().answers == {"companionship": None, "left-out": None, "isolated": 1}
    assert as_alice.post("/people/lonely/answer/", {"isolated": "7"}).status_code == 422


def test_five_sums_make_a_picture_and_four_do_not(alice: Member, as_alice: Client, now: datetime) -> None:
    for month in range(4):
        actions.answer(alice, ALL_OFTEN, today=now.date() - timedelta(days=30 * (5 - month)))
    assert "over-time" not in as_alice.get("/people/lonely/").text
    actions.answer(alice, ALL_OFTEN, today=now.date() - timedelta(days=30))
    page = as_alice.get("/people/lonely/").text
    assert page.count('<svg class="chart over-time"') == 2
    assert "<table>" in page
    as_alice.post("/people/lonely/forget/")
    assert not Check.objects.exists()


def test_all_of_it_goes_along_and_all_of_it_is_erased(alice: Member, now: datetime) -> None:
    actions.put_on_map(JO, 2, by=alice, now=now)
    actions.answer(alice, ALL_OFTEN, today=now.date())
    actions.ask_me(alice, "monthly", today=now.date())
    parcel = export(alice)
    assert parcel["whom_i_could_call"] == [
        {"ring": 2, "name": JO["name"], "number": JO["number"], "note": JO["note"]}
    ]
    assert parcel["three_questions"] == [{"on": now.date().isoformat(), **ALL_OFTEN}]
    erase(alice, now)
    assert not OnMyMap.objects.exists()
    assert not Check.objects.exists()
    assert not OwnWishes.objects.exists()
