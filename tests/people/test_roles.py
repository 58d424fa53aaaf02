"""Parts are given on the record; the two that see most need a second person."""

from datetime import datetime

import pytest
from django.test import Client

from porch.people import actions, queries
from porch.people.models import Member, Role, RoleRequest
from porch.record.models import Entry


@pytest.fixture
def two_operators(alice: Member, bob: Member, now: datetime) -> None:
    for member in (alice, bob):
        actions.grant("operator", member, by=None, now=now)


def test_a_part_is_held_from_the_moment_it_is_given(erin: Member, dee: Member, now: datetime) -> None:
    assert not erin.holds("mentor")
    actions.grant("mentor", erin, by=dee, now=now)
    assert erin.holds("mentor")
    entry = Entry.objects.get(act="role-granted")
    assert (entry.actor_id, entry.subject_id, entry.detail) == (dee.pk, erin.pk, {"role": "mentor"})


def test_giving_a_part_twice_changes_nothing(erin: Member, now: datetime) -> None:
    actions.grant("mentor", erin, by=None, now=now)
    actions.grant("mentor", erin, by=None, now=now)
    assert Role.objects.filter(member=erin).count() == Entry.objects.count() == 1


def test_an_ended_part_can_be_given_again(erin: Member, now: datetime) -> None:
    actions.grant("mentor", erin, by=None, now=now)
    actions.end_role("mentor", erin, by=None, now=now)
    assert not erin.holds("mentor")
    actions.grant("mentor", erin, by=None, now=now)
    assert erin.holds("mentor")


def test_a_part_that_does_not_exist_is_refused(erin: Member, now: datetime) -> None:
    with pytest.raises(actions.NoSuchRole, match="queen"):
        actions.grant("queen", erin, by=None, now=now)


def test_coordinators_are_those_who_hold_it_now_and_are_here(
    dee: Member, erin: Member, now: datetime
) -> None:
    actions.grant("coordinator", erin, by=None, now=now)
    assert set(queries.coordinators()) == {dee, erin}
    actions.end_role("coordinator", erin, by=None, now=now)
    assert set(queries.coordinators()) == {dee}
    actions.leave(dee, by=dee, now=now)
    assert not queries.coordinators().exists()


def test_while_there_is_one_operator_a_moderator_is_made_at_once(
    erin: Member, alice: Member, now: datetime
) -> None:
    actions.grant("operator", alice, by=None, now=now)
    actions.ask_for_role("moderator", erin, by=alice, now=now)
    assert erin.holds("moderator")
    assert Entry.objects.get(subject_id=erin.pk).detail["because"] == "only-operator"


@pytest.mark.parametrize("role", ["moderator", "operator"])
@pytest.mark.usefixtures("two_operators")
def test_with_two_operators_a_second_person_decides(
    erin: Member, alice: Member, bob: Member, now: datetime, role: str
) -> None:
    asked = actions.ask_for_role(role, erin, by=alice, now=now)
    assert isinstance(asked, RoleRequest)
    assert not erin.holds(role)
    actions.confirm_role(asked.pk, by=bob, now=now)
    assert erin.__class__.objects.get(pk=erin.pk).holds(role)


@pytest.mark.usefixtures("two_operators")
def test_other_parts_need_nobody_else(erin: Member, alice: Member, now: datetime) -> None:
    actions.ask_for_role("coordinator", erin, by=alice, now=now)
    assert erin.holds("coordinator")


@pytest.mark.usefixtures("two_operators")
def test_neither_asker_nor_asked_nor_a_member_may_confirm(
    erin: Member, alice: Member, dee: Member, frank: Member, now: datetime
) -> None:
    asked = actions.ask_for_role("operator", dee, by=alice, now=now)
    for somebody in (alice, dee, frank, erin):
        with pytest.raises(actions.NotYoursToConfirm):
            actions.confirm_role(asked.pk, by=somebody, now=now)
    assert not dee.holds("operator")


@pytest.mark.usefixtures("two_operators")
def test_a_request_is_decided_once(
    erin: Member, alice: Member, bob: Member, dee: Member, now: datetime
) -> None:
    asked = actions.ask_for_role("moderator", erin, by=alice, now=now)
    actions.refuse_role(asked.pk, by=bob, now=now)
    with pytest.raises(actions.NotYoursToConfirm):
        actions.confirm_role(asked.pk, by=dee, now=now)
    assert not erin.holds("moderator")


@pytest.mark.usefixtures("two_operators")
def test_the_same_part_waits_once(erin: Member, alice: Member, now: datetime) -> None:
    actions.ask_for_role("moderator", erin, by=alice, now=now)
    with pytest.raises(actions.AlreadyAsked):
        actions.ask_for_role("moderator", erin, by=alice, now=now)


@pytest.mark.usefixtures("two_operators")
def test_the_desk_shows_what_a_viewer_may_decide(
    as_dee: Client, as_erin: Client, erin: Member, alice: Member, now: datetime, settings: object
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]  # no second factor in this test
    asked = actions.ask_for_role("moderator", erin, by=alice, now=now)
    assert "Erin Willow as Moderator" in as_dee.get("/desk/roles/").content.decode()
    assert as_erin.get("/desk/roles/").status_code == 404
    assert as_dee.get(f"/desk/roles/{asked.pk}/").status_code == 405
    assert as_erin.post(f"/desk/roles/{asked.pk}/", {"say": "yes"}).status_code == 404
    as_dee.post(f"/desk/roles/{asked.pk}/", {"say": "yes"})
    assert Member.objects.get(pk=erin.pk).holds("moderator")
    assert as_dee.post(f"/desk/roles/{asked.pk}/", {"say": "no"}).status_code == 404


@pytest.mark.usefixtures("two_operators")
def test_no_is_a_no(as_dee: Client, erin: Member, alice: Member, now: datetime, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    asked = actions.ask_for_role("moderator", erin, by=alice, now=now)
    as_dee.post(f"/desk/roles/{asked.pk}/", {"say": "no"})
    assert not Member.objects.get(pk=erin.pk).holds("moderator")
