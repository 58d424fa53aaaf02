"""Training: scenes to think through, no score, ended by a line or a talk, fresh for two years."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.care import actions, queries
from porch.care.material import categories
from porch.care.models import Training, Walk
from porch.care.rules.training import (
    FOR_SUPERVISORS,
    FRESH,
    UnreadableTraining,
    asked_of_helpers,
    categories_in,
)
from porch.people.models import Member
from tests.care.conftest import Listen, walk_it_all
from tests.conftest import signed_in

GRIEF = "/people/helping/training/growing/grief/"
MUST_BE_THERE = {
    *("asks-every-hour", "romance", "money", "medication", "wants-to-die", "helper-used", "secret"),
    *("has-been-drinking", "mandated", "other-path", "lgbtq", "grief", "family-asks"),
}


def test_there_are_twelve_fields_with_scenes_enough_and_one_course_beside_them() -> None:
    assert len(asked_of_helpers(categories())) == 12
    assert [one.code for one in categories() if one.code == FOR_SUPERVISORS] == [FOR_SUPERVISORS]
    scenes = [scene for one in asked_of_helpers(categories()) for scene in one.scenarios]
    assert len(scenes) >= 30
    assert {scene.code for scene in scenes} >= MUST_BE_THERE
    assert all(2 <= len(one.scenarios) <= 3 for one in categories())
    assert all(way.leads.strip() for scene in scenes for way in scene.ways)


def test_who_wants_to_die_is_asked_plainly_not_left_and_not_carried_alone() -> None:
    [scene] = [s for one in categories() for s in one.scenarios if s.code == "wants-to-die"]
    told = " ".join(f"{way.words} {way.leads}" for way in scene.ways)
    for part in (
        "Are you thinking of killing yourself",
        "Stay with them",
        "line",
        "moderator",
        "ask for a talk",
    ):
        assert part in told


def test_what_each_way_leads_to_is_read_after_choosing_and_one_may_change(
    as_bob: Client, bob: Member
) -> None:
    before = as_bob.get(GRIEF).text
    assert "I had sad news today" in before
    assert "it does not hand them your grief" not in before
    assert as_bob.post(GRIEF, {"way": "2"}).status_code == 302
    assert "it does not hand them your grief" in as_bob.get(GRIEF).text
    as_bob.post(GRIEF, {"way": "1"})
    assert Walk.objects.get(member=bob).way == "1"


def test_no_page_of_it_praises_scores_or_marks(as_bob: Client, bob: Member, now: datetime) -> None:
    walk_it_all(bob, now)
    for path in ("", "growing/", "growing/grief/", "sheet/"):
        page = as_bob.get(f"/people/helping/training/{path}").text
        assert not re.search(r"\b(correct|wrong answer|points|your score)\b", page)


def test_a_way_nobody_offers_is_turned_away(as_bob: Client) -> None:
    assert as_bob.post(GRIEF, {"way": "9"}).status_code == 422
    assert as_bob.get("/people/helping/training/growing/nothing/").status_code == 404
    assert as_bob.get("/people/helping/training/nothing/").status_code == 404


def test_it_is_done_when_all_is_walked_and_a_line_is_written(
    bob: Member, erin: Member, now: datetime
) -> None:
    walk_it_all(bob, now)
    assert queries.has_trained({bob.pk}, now) == set()
    actions.write_line(bob, "Ask first, wait longer.", now=now)
    assert queries.has_trained({bob.pk, erin.pk}, now) == {bob.pk}
    assert b"wait longer" not in bytes(Training.objects.get().sealed_line)
    actions.write_line(bob, " ", now=now)
    assert queries.has_trained({bob.pk}, now) == set()


def test_a_line_alone_is_not_enough(bob: Member, now: datetime) -> None:
    actions.write_line(bob, "A line.", now=now)
    assert queries.has_trained({bob.pk}, now) == set()
    assert queries.progress_of(bob, now).left == 36


def test_after_two_years_it_is_walked_again(bob: Member, now: datetime) -> None:
    walk_it_all(bob, now)
    actions.write_line(bob, "A line.", now=now)
    assert queries.progress_of(bob, now).again_at == now + FRESH
    assert queries.has_trained({bob.pk}, now + FRESH - timedelta(seconds=1)) == {bob.pk}
    assert queries.has_trained({bob.pk}, now + FRESH) == set()
    assert queries.progress_of(bob, now + FRESH).left == 36


def test_a_talk_that_a_supervisor_marks_ends_it_too(
    bob: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    walk_it_all(bob, now)
    listens(frank)
    asked = actions.ask_debrief(bob, about="training", now=now)
    actions.take_debrief(asked, by=frank, now=now)
    assert signed_in(bob).post(f"/people/helping/debrief/{asked.pk}/talked/").status_code == 404
    signed_in(frank).post(f"/people/helping/debrief/{asked.pk}/talked/")
    assert queries.has_trained({bob.pk}) == {bob.pk}


def test_asking_for_many_costs_as_much_as_asking_for_one(
    bob: Member, alice: Member, erin: Member, now: datetime, django_assert_max_num_queries: object
) -> None:
    for one in (bob, alice, erin):
        walk_it_all(one, now)
        actions.write_line(one, "A line.", now=now)
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert len(queries.has_trained({bob.pk, alice.pk, erin.pk}, now)) == 3


@pytest.mark.parametrize("ways", [1, 2, 5])
def test_a_scene_offers_three_or_four_ways(ways: int) -> None:
    scene = {
        "code": "a",
        "title": "t",
        "happens": "h",
        "says": "s",
        "ways": [{"words": "w", "leads": "l"}] * ways,
    }
    with pytest.raises(UnreadableTraining):
        categories_in({"categories": [{"code": "c", "name": "n", "about": "a", "scenarios": [scene]}]})
