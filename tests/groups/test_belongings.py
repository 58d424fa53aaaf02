"""What this room keeps of someone is given to them and erased; what is everyone's goes along without anybody."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine

from porch.groups import actions
from porch.groups.belongings import belonging
from porch.groups.commons import our_groups
from porch.groups.models import Announcement, Belonging, Entry, Group, Invitation, Joiner, Position, Term
from porch.people.actions import leave as leave_for_good
from porch.people.models import Member
from porch.safety import actions as safety
from porch.safety.registries import reportables
from tests.conftest import signed_in
from tests.groups.conftest import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def lived(group: Group, secretary: Position, alice: Member, now: datetime) -> Group:
    """Alice serves, wrote news and a note, made a link, and has this as her home."""
    actions.make_home(group, by=alice, now=now)
    actions.announce(group, "Cake on Friday.", days=7, by=alice, now=now)
    actions.hand_over(secretary, "The key is under the pot.", by=alice, now=now)
    actions.invite(group, by=alice, now=now)
    return group


def test_everything_of_mine_comes_along(lived: Group, alice: Member) -> None:
    given = belonging.export(alice)
    text = json.dumps(given)
    assert given["groups"][0]["home_group"] is True
    assert "Cake on Friday." in text
    assert "The key is under the pot." in text
    assert given["service"][0]["position"] == "Secretary"
    assert given["invitations_i_made"][0]["used"] is False


def test_a_not_now_reads_as_no_answer_in_ones_file_too(
    group: Group, alice: Member, erin: Member, now: datetime
) -> None:
    actions.not_now(actions.ask_to_join(group, "Hello.", by=erin, now=now), by=alice, now=now)
    assert belonging.export(erin)["asked_to_join"][0]["state"] == "no answer"
    assert "not-now" not in json.dumps(belonging.export(erin))


def test_erasing_leaves_nothing_of_the_person_and_the_group_goes_on(
    lived: Group, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(lived, erin)
    belonging.erase(alice, now)
    for model, of in ((Belonging, "member"), (Term, "member"), (Joiner, "member"), (Announcement, "by")):
        assert not model._default_manager.filter(**{of: alice}).exists(), model
    assert not Invitation.objects.exists()
    lived.refresh_from_db()
    assert (lived.state, lived.asked_by) == ("open", None)
    assert "Free." in page(erin, "/groups/morning-tea/service/")


def test_whoever_is_leaving_serves_no_longer_and_asks_nothing(
    lived: Group, alice: Member, erin: Member, now: datetime
) -> None:
    joiner = actions.ask_to_join(lived, "Hello.", by=erin, now=now)
    for member in (alice, erin):
        leave_for_good(member, by=member, now=now)
    joiner.refresh_from_db()
    assert (joiner.state, joiner.words) == ("withdrawn", "")
    assert not Term.objects.filter(state="held").exists()


def test_what_goes_along_names_nobody(lived: Group, alice: Member, now: datetime) -> None:
    (row,) = our_groups()
    assert row["name"] == "Morning tea"
    assert row["decided"]["How one joins"] == "One asks, and whoever serves in the group answers."
    text = json.dumps(row)
    for telling in ("Alice", "Cake", "pot", str(alice.pk)):
        assert telling not in text
    assert Entry.objects.count() == 0


def test_group_news_and_people_are_reported_from_where_they_stand(
    lived: Group, alice: Member, erin: Member, bob: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(lived, erin)
    joiner = actions.ask_to_join(lived, "", by=bob, now=now)
    news, term = Announcement.objects.get(), Term.objects.get()
    said = reportables.get("announcement")
    assert said
    assert said.whom(str(news.pk), erin) == alice
    assert said.whom(str(news.pk), bob) is None
    assert "Cake on Friday." in said.snapshot(str(news.pk), erin)
    for kind, ident, viewer, whom in (
        ("servant", str(term.pk), erin, alice),
        ("servant", str(term.pk), bob, None),
        ("joiner", str(joiner.pk), alice, bob),
        ("joiner", str(joiner.pk), erin, None),
        ("servant", "nonsense", erin, None),
    ):
        found = reportables.get(kind)
        assert found
        assert found.whom(ident, viewer) == whom, (kind, ident)
    assert signed_in(bob).get("/report/group/morning-tea/").status_code == 200


def test_what_the_desk_keeps_back_others_do_not_read(
    lived: Group, alice: Member, erin: Member, carol: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(lived, erin)
    thing = str(Announcement.objects.get().pk)
    told = safety.report("announcement", thing, category="other", by=erin, now=now, words="spam")
    assert told.case
    safety.take(told.case, by=carol, now=now)
    safety.act(told.case, "hold", rule=1, by=carol, now=now, thing=f"announcement:{thing}")
    assert "Cake on Friday." not in page(erin, "/groups/morning-tea/")
    assert "Cake on Friday." in page(alice, "/groups/morning-tea/")
