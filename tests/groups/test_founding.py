"""A group begins when a coordinator says yes, looks like nobody else's, rests and ends."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries, tasks
from porch.groups.models import Belonging, Group, Position, Term, Topic
from porch.groups.rules.founding import NotTellable, Told, slug_of
from porch.groups.rules.lists import kinds as all_kinds
from porch.groups.rules.who import who_may_come
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.talk import actions as talk
from porch.wire.queries import notices_for
from tests.conftest import signed_in
from tests.groups.conftest import Begin, page, post

DAY = timedelta(days=1)
FORM = {"name": "Morning tea", "who_may_come": "ours", "goal": "own", "joining": "ask"}


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


def kinds(member: Member) -> list[str]:
    return [notice.kind for notice in notices_for(member)]


@pytest.mark.django_db
def test_whoever_asks_for_a_group_begins_as_its_secretary(alice: Member, dee: Member) -> None:
    post(alice, "/groups/ask/", **FORM, kinds=["parents", "women"], languages=["en"])
    group = Group.objects.get()
    assert (group.state, group.kinds) == ("asked", ["women", "parents"])
    assert "needs-a-person" in kinds(dee)
    assert signed_in(alice).get("/groups/morning-tea/").status_code == 404
    assert "Asked for by Alice Fern." in page(dee, "/desk/groups/")
    assert Disclosure.objects.filter(subject_id=alice.pk, viewer_id=dee.pk).exists()
    post(dee, f"/desk/groups/{group.pk}/yes/")
    assert "group-answer" in kinds(alice)
    assert Term.objects.get(state="held").member == alice
    assert list(Belonging.objects.values_list("member", flat=True)) == [alice.pk]
    assert "Write in Everyday talk" in page(alice, "/groups/morning-tea/")


@pytest.mark.django_db
def test_a_coordinator_opens_one_by_hand_and_looks_after_it_at_first(dee: Member) -> None:
    post(dee, "/desk/groups/new/", **FORM)
    assert Term.objects.get().member == dee
    assert "Morning tea" in page(dee, "/groups/")


@pytest.mark.django_db
@pytest.mark.parametrize("answered", [True, False])
def test_a_not_now_and_no_answer_both_end_with_a_word_to_who_asked(
    alice: Member, dee: Member, now: datetime, answered: bool
) -> None:
    group = actions.ask_for_group(Told("Morning tea"), by=alice, now=now)
    if answered:
        post(dee, f"/desk/groups/{group.pk}/not-now/")
    else:
        tasks.keep_time(now + 20 * DAY)
        assert kinds(alice) == []
        tasks.keep_time(now + 21 * DAY)
    assert kinds(alice) == ["group-answer"]
    group.refresh_from_db()
    with pytest.raises(TooLate):
        actions.answer_yes(group, by=dee, now=now)


@pytest.mark.django_db
def test_what_is_wrong_comes_back_with_what_was_typed(alice: Member) -> None:
    answer = post(alice, "/groups/ask/", **{**FORM, "name": "Official Porch group"})
    assert answer.status_code == 422
    assert "Official Porch group" in answer.text
    assert not Group.objects.exists()


@pytest.mark.parametrize(
    ("name", "about"),
    [("", ""), ("  ", ""), ("Porch evening", ""), ("Tea", "Approved by the clinic"), ("Certified tea", "")],
)
def test_a_group_has_a_name_and_claims_nobody_elses(name: str, about: str) -> None:
    with pytest.raises(NotTellable):
        Told(name, about).check("Porch")


@given(st.text(max_size=80), st.integers(1, 30))
def test_every_name_makes_an_address(name: str, number: int) -> None:
    slug = slug_of(name, number)
    assert 0 < len(slug) <= 64
    assert slug.strip("-") == slug
    assert slug.replace("-", "").isalnum()
    assert slug.isascii()


@pytest.mark.django_db
def test_two_groups_of_one_name_and_reserved_words_get_addresses_of_their_own(
    begin: Begin, alice: Member
) -> None:
    names = ("Morning tea", "Morning tea", "Ask", "I")
    assert [begin(alice, name).slug for name in names] == ["morning-tea", "morning-tea-2", "ask-2", "i-2"]


@given(
    st.sampled_from(["anyone", "ours"]),
    st.lists(st.sampled_from([kind.code for kind in all_kinds()]), unique=True, max_size=4),
    st.sampled_from(["stop", "own"]),
)
def test_who_may_come_is_a_whole_sentence_and_never_the_bare_word(
    value: str, codes: list[str], goal: str
) -> None:
    said = who_may_come(value, codes, goal)
    assert said.endswith(".")
    assert said[0].isupper()
    assert "closed" not in said.lower()
    assert ("stop" in said) is (value == "ours" and goal == "stop" and "family" not in codes)


@pytest.mark.parametrize(
    ("codes", "goal", "said"),
    [
        (
            [],
            "stop",
            "For people who drink or use more than they mean to, or think they may, and want to stop.",
        ),
        (
            ["women"],
            "own",
            "For women who drink or use more than they mean to, or think they may, and want company in changing "
            "that. You say yourself whether that is you; nobody asks for proof.",
        ),
        (["family"], "stop", "For families and friends of someone who drinks or uses, or did."),
    ],
)
def test_the_sentence_fits_the_kind_and_the_goal(codes: list[str], goal: str, said: str) -> None:
    assert who_may_come("ours", codes, goal) == said


@pytest.mark.django_db
def test_a_group_at_rest_takes_in_nobody_and_its_people_still_find_it(
    group: Group, alice: Member, erin: Member, dee: Member, now: datetime
) -> None:
    post(dee, f"/desk/groups/{group.pk}/rest/")
    group.refresh_from_db()
    assert signed_in(erin).get("/groups/morning-tea/").status_code == 404
    assert "This group rests for now." in page(alice, "/groups/morning-tea/")
    with pytest.raises(TooLate):
        actions.ask_to_join(group, "", by=erin, now=now)
    post(dee, f"/desk/groups/{group.pk}/wake/")
    assert signed_in(erin).get("/groups/morning-tea/").status_code == 200


@pytest.mark.django_db
def test_a_group_that_ended_is_there_for_nobody_and_its_talk_can_be_read_a_while(
    group: Group, alice: Member, erin: Member, now: datetime
) -> None:
    topic = Topic.objects.select_related("conversation").get()
    talk.say(topic.conversation, "The last word.", by=alice, client_id=uuid4(), now=now)
    actions.ask_to_join(group, "", by=erin, now=now)
    actions.end_group(group, by=None, now=now, because="a motion")
    for member in (alice, erin):
        assert signed_in(member).get("/groups/morning-tea/").status_code == 404
    assert "The last word." in page(alice, topic.conversation.get_absolute_url())
    assert not Term.objects.filter(state="held").exists()
    assert queries.my_ask(erin, group, now) is None
    with pytest.raises(TooLate):
        actions.end_group(group, by=None, now=now)


@pytest.mark.django_db
def test_the_desk_names_nobody_but_who_asks_and_opens_no_group(
    begin: Begin, alice: Member, erin: Member, dee: Member, belong: Callable[..., None]
) -> None:
    group = begin(alice, joining="invitation")
    belong(group, erin)
    seen = page(dee, "/desk/groups/")
    assert "Morning tea" in seen
    assert "Alice Fern" not in seen
    assert "Erin Willow" not in seen
    assert signed_in(dee).get("/groups/morning-tea/").status_code == 404
    assert Position.objects.filter(group=group).count() == 2
