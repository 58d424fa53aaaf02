"""The desk of roles: a part is given by name, waits where it has to, and is ended after being asked once more."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from porch.people import actions
from porch.people.models import Member, RecoveryWords, Role, RoleRequest
from porch.record.models import Entry
from porch.record.queries import first_bad_row
from porch.wire.models import Notice


@pytest.fixture
def two_operators(alice: Member, bob: Member, now: datetime) -> None:
    for member in (alice, bob):
        actions.grant("operator", member, by=None, now=now)


def of(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


@pytest.fixture
def desk(settings: Settings, as_dee: Client) -> Client:
    """A coordinator at the desk of roles, with no second factor asked for in this test."""
    settings.DEMO = True
    return as_dee


def give(client: Client, name: str, role: str) -> tuple[int, str]:
    answer = client.post("/desk/roles/give/", {"name": name, "role": role}, follow=True)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    "role", ["mentor", "facilitator", "house-manager", "family", "coordinator", "evaluator"]
)
def test_a_coordinator_gives_a_part_by_name(desk: Client, dee: Member, erin: Member, role: str) -> None:
    status, page = give(desk, "erin  WILLOW", role)
    assert status == 200
    assert "Erin Willow is " in page
    assert of(erin).holds(role)
    entry = Entry.objects.get(act="role-granted")
    assert (entry.actor_id, entry.subject_id, entry.detail) == (dee.pk, erin.pk, {"role": role})


def test_a_coordinators_moderator_waits_for_someone_else_also_where_one_operator_is(
    desk: Client, erin: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    actions.grant("operator", alice, by=None, now=now)
    assert "Someone else has to say yes" in give(desk, "Erin Willow", "moderator")[1]
    assert not of(erin).holds("moderator")
    page = desk.get("/desk/roles/").content.decode()
    assert "Erin Willow as moderator: waits" in page
    assert "Yes, grant it" not in page, "one's own request is someone else's to decide"
    asked = RoleRequest.objects.get()
    as_alice.post(f"/desk/roles/{asked.pk}/", {"say": "yes"})
    assert of(erin).holds("moderator")


def test_a_coordinator_is_not_offered_to_make_an_operator(desk: Client, erin: Member) -> None:
    assert 'value="operator"' not in desk.get("/desk/roles/give/").content.decode()
    status, page = give(desk, "Erin Willow", "operator")
    assert status == 422
    assert "Choose one of these parts." in page
    assert not RoleRequest.objects.exists()


@pytest.mark.parametrize(
    ("name", "role", "sentence"),
    [
        ("Nobody Here", "mentor", "Nobody here is called Nobody Here. Check the two words."),
        ("", "mentor", "Write the name of the person."),
        ("Erin Willow", "", "Choose a part."),
        ("Dee Lantern", "evaluator", "Nobody gives a part to themselves. Ask someone else to."),
        ("Bob Harbour", "mentor", "Bob Harbour is Mentor already."),
    ],
)
def test_what_cannot_be_given_is_said_and_nothing_changes(
    desk: Client, erin: Member, bob: Member, name: str, role: str, sentence: str
) -> None:
    before = Role.objects.count()
    status, page = give(desk, name, role)
    assert status == 422
    assert sentence in page
    assert (Role.objects.count(), Entry.objects.count()) == (before, 0)


def test_nobody_finds_out_by_giving_it_who_is_here_as_family(
    desk: Client, alice: Member, erin: Member, now: datetime
) -> None:
    actions.say_here_for(alice, "both", now=now)
    had, had_not = give(desk, "Alice Fern", "family"), give(desk, "Erin Willow", "family")
    assert had[0] == had_not[0] == 200
    assert "Alice Fern is family now." in had[1]
    assert "Erin Willow is family now." in had_not[1]


def test_someone_who_is_leaving_is_given_nothing(desk: Client, erin: Member, now: datetime) -> None:
    actions.leave(erin, by=erin, now=now)
    assert give(desk, "Erin Willow", "mentor")[0] == 422
    assert not of(erin).holds("mentor")


def test_the_one_operator_may_coordinate_too_and_the_chain_says_why(
    alice: Member, as_alice: Client, now: datetime, settings: Settings
) -> None:
    settings.DEMO = True
    actions.grant("operator", alice, by=None, now=now)
    assert give(as_alice, "Alice Fern", "coordinator")[0] == 200
    assert of(alice).holds("coordinator")
    assert Entry.objects.order_by("seq").last().detail["because"] == "only-operator"  # type: ignore[union-attr]


def test_the_list_shows_parts_and_who_gave_them_and_no_one_else(
    desk: Client, dee: Member, bob: Member, erin: Member, alice: Member, now: datetime
) -> None:
    actions.grant("facilitator", erin, by=dee, now=now)
    actions.say_here_for(alice, "both", now=now)
    page = desk.get("/desk/roles/").content.decode()
    for name in ("Bob Harbour", "Dee Lantern", "Erin Willow"):
        assert name in page
    assert "Alice Fern" not in page, "who is here as family stands in nobody's list"
    only = desk.get("/desk/roles/?part=mentor").content.decode()
    assert "Bob Harbour" in only
    assert "Erin Willow" not in only


def test_the_list_comes_in_pages(desk: Client, make_person: Callable[..., Member]) -> None:
    for number in range(30):
        make_person(f"Person {number:02}", "facilitator")
    first, second = (desk.get(f"/desk/roles/?page={page}").content.decode() for page in (1, 2))
    assert "31 parts are held" in first
    assert first.count('<li class="person">') == 25
    assert second.count('<li class="person">') == 6


def test_a_part_is_ended_after_being_asked_once_more(desk: Client, dee: Member, bob: Member) -> None:
    held = Role.objects.get(member=bob)
    assert "End it: Bob Harbour as mentor?" in desk.get(f"/desk/roles/held/{held.pk}/end/").content.decode()
    assert of(bob).holds("mentor"), "looking changes nothing"
    desk.post(f"/desk/roles/held/{held.pk}/end/")
    assert not of(bob).holds("mentor")
    entry = Entry.objects.get(act="role-ended")
    assert (entry.actor_id, entry.subject_id) == (dee.pk, bob.pk)
    assert Notice.objects.get(member=bob).kind == "part-changed"


@pytest.mark.parametrize("role", ["operator", "moderator", "coordinator"])
def test_a_coordinator_ends_no_operator_moderator_or_other_coordinator(
    desk: Client, dee: Member, erin: Member, now: datetime, role: str
) -> None:
    held = actions.grant(role, erin, by=None, now=now)
    assert desk.get(f"/desk/roles/held/{held.pk}/end/").status_code == 404
    assert desk.post(f"/desk/roles/held/{held.pk}/end/").status_code == 404
    if role != "operator":
        with pytest.raises(actions.NotYoursToEnd):
            actions.end_role(role, erin, by=dee, now=now)
    assert of(erin).holds(role)


def test_nobody_ends_the_last_operator(alice: Member, bob: Member, dee: Member, now: datetime) -> None:
    actions.grant("operator", alice, by=None, now=now)
    for by in (None, alice, dee):
        with pytest.raises(actions.LastOperator, match="Alice Fern is the only operator"):
            actions.end_role("operator", alice, by=by, now=now)
    actions.grant("operator", bob, by=None, now=now)
    actions.end_role("operator", alice, by=bob, now=now)
    with pytest.raises(actions.LastOperator):
        actions.end_role("operator", bob, by=bob, now=now)
    assert of(bob).holds("operator")


def test_an_operator_who_is_leaving_does_not_count_as_another(
    alice: Member, bob: Member, now: datetime
) -> None:
    for member in (alice, bob):
        actions.grant("operator", member, by=None, now=now)
    actions.leave(bob, by=bob, now=now)
    with pytest.raises(actions.LastOperator):
        actions.end_role("operator", alice, by=alice, now=now)


@pytest.mark.usefixtures("two_operators")
def test_an_evaluator_decides_nothing_about_parts(
    erin: Member, alice: Member, frank: Member, now: datetime
) -> None:
    actions.grant("evaluator", frank, by=None, now=now)
    asked = actions.ask_for_role("moderator", erin, by=alice, now=now)
    assert isinstance(asked, RoleRequest)
    with pytest.raises(actions.NotYoursToConfirm):
        actions.confirm_role(asked.pk, by=of(frank), now=now)


@pytest.mark.usefixtures("two_operators")
def test_whoever_asked_may_no_longer_ask(
    desk: Client, dee: Member, erin: Member, as_bob: Client, now: datetime
) -> None:
    asked = actions.ask_for_role("moderator", erin, by=dee, now=now)
    assert as_bob.post(f"/desk/roles/{asked.pk}/take-back/").status_code == 404
    desk.post(f"/desk/roles/{asked.pk}/take-back/")
    assert RoleRequest.objects.get().state == "refused"
    assert as_bob.post(f"/desk/roles/{asked.pk}/", {"say": "yes"}).status_code == 404
    assert not of(erin).holds("moderator")


def test_becoming_staff_ends_recovery_words(erin: Member, now: datetime) -> None:
    actions.new_recovery_words(erin, now=now)
    actions.grant("mentor", erin, by=None, now=now)
    assert RecoveryWords.objects.filter(member=erin).exists()
    actions.grant("coordinator", erin, by=None, now=now)
    assert not RecoveryWords.objects.filter(member=erin).exists()


def test_every_change_of_a_part_is_one_row_of_the_chain(
    alice: Member, bob: Member, dee: Member, erin: Member, now: datetime
) -> None:
    actions.grant("operator", alice, by=None, now=now)
    asked = actions.ask_for_role("moderator", erin, by=dee, now=now)
    actions.confirm_role(asked.pk, by=alice, now=now)
    actions.end_role("moderator", erin, by=alice, now=now)
    acts = list(Entry.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["role-granted", "role-asked", "role-granted", "role-ended"]
    assert first_bad_row() is None
