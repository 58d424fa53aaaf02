"""Who is suggested to whom, what becomes of it, and what nobody ever learns."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from porch.bonds.actions.moving import TooLate
from porch.family.actions import peers as actions
from porch.family.models import FamilyOffer, FamilyPair, Person, Seeking, Window
from porch.family.queries.peers import is_family, suggested_to, the_case, waiting
from porch.people.actions import block
from porch.people.models import Member
from porch.people.registries import belongings
from porch.wire.models import Notice
from tests.conftest import signed_in

type Looks = Callable[..., Seeking]


@pytest.fixture
def offer(rosa: Member, lou: Member, looks: Looks, now: datetime) -> FamilyOffer:
    looks(rosa, "child", near=("opioids",), since="years")
    looks(lou, "child", "partner", near=("opioids", "alcohol"), since="years")
    assert actions.open_round(by=None, now=now) == 1
    return FamilyOffer.objects.get()


def test_two_are_suggested_to_each_other_with_reasons_both_let_be_named(
    offer: FamilyOffer, rosa: Member, lou: Member
) -> None:
    assert {offer.first, offer.second} == {rosa, lou}
    text = " ".join(offer.reasons)
    assert "caring about a son or a daughter" in text
    assert "living near opioids" in text
    assert "partner" not in text
    assert "alcohol" not in text
    page = signed_in(rosa).get("/family/peers/").content.decode()
    assert "Yes, meet Lou Linden" in page
    assert "caring about a son or a daughter" in page


def test_what_one_keeps_to_themselves_is_named_to_nobody(
    rosa: Member, lou: Member, looks: Looks, now: datetime
) -> None:
    looks(rosa, "child", say=False)
    looks(lou, "child")
    actions.open_round(by=None, now=now)
    assert "daughter" not in " ".join(FamilyOffer.objects.get().reasons)


def test_both_say_yes_and_talk_in_the_familys_space(
    offer: FamilyOffer, rosa: Member, lou: Member, now: datetime
) -> None:
    first, second = signed_in(rosa), signed_in(lou)
    assert first.post(f"/family/peers/suggested/{offer.pk}/yes/")["Location"] == "/family/peers/"
    assert "You said yes" in first.get("/family/peers/").content.decode()
    assert "You said yes" not in second.get("/family/peers/").content.decode(), "an answer is told to nobody"
    where = second.post(f"/family/peers/suggested/{offer.pk}/yes/")["Location"]
    pair = FamilyPair.objects.get()
    assert pair.conversation is not None
    assert where == f"/family/talk/{pair.conversation.pk}/"
    assert first.get(where).status_code == 200
    assert first.get(f"/family/peers/{pair.pk}/").status_code == 200
    assert not waiting(now), "each had room for one"


def test_a_no_looks_like_no_answer(offer: FamilyOffer, rosa: Member, lou: Member, now: datetime) -> None:
    signed_in(rosa).post(f"/family/peers/suggested/{offer.pk}/yes/")
    told = Notice.objects.filter(member=rosa).count()
    signed_in(lou).post(f"/family/peers/suggested/{offer.pk}/no/")
    after_no = FamilyOffer.objects.values("state", "due_at").get()
    page_after_no = signed_in(rosa).get("/family/peers/").content.decode()
    assert Notice.objects.filter(member=rosa).count() <= told, "nobody is told of a no"
    FamilyOffer.objects.update(state="first-yes", ended_at=None, due_at=now)
    actions.expire(now)
    assert FamilyOffer.objects.values("state", "due_at").get() == after_no
    assert len(signed_in(rosa).get("/family/peers/").content) == len(page_after_no.encode())


def test_three_days_without_an_answer_end_it_and_the_two_rest_from_each_other(
    offer: FamilyOffer, rosa: Member, now: datetime
) -> None:
    assert actions.expire(now + timedelta(days=2, hours=23)) == 0
    assert actions.expire(now + timedelta(days=3)) == 1
    assert suggested_to(rosa) is None
    later = now + timedelta(days=4)
    assert actions.open_round(by=None, now=later) == 0
    assert actions.open_round(by=None, now=now + timedelta(days=100)) == 1


def test_a_late_yes_is_too_late(offer: FamilyOffer, rosa: Member, now: datetime) -> None:
    with pytest.raises(TooLate):
        actions.say_yes(offer, by=rosa, now=now + timedelta(days=3))


def test_both_answering_in_one_moment_is_two_yeses(
    offer: FamilyOffer, rosa: Member, lou: Member, now: datetime
) -> None:
    stale = FamilyOffer.objects.get()
    actions.say_yes(offer, by=rosa, now=now)
    assert stale.state == "offered"
    assert actions.say_yes(stale, by=lou, now=now) is not None


def test_a_blocked_pair_is_never_made(rosa: Member, lou: Member, looks: Looks, now: datetime) -> None:
    looks(rosa, "child")
    looks(lou, "child")
    block(lou, by=rosa, now=now)
    assert actions.open_round(by=None, now=now) == 0


def test_a_block_ends_what_is_between_them_without_a_word(
    offer: FamilyOffer, rosa: Member, lou: Member, now: datetime
) -> None:
    actions.say_yes(offer, by=rosa, now=now)
    block(lou, by=rosa, now=now)
    assert suggested_to(lou) is None
    with pytest.raises(TooLate):
        actions.say_yes(FamilyOffer.objects.get(), by=lou, now=now)
    assert not FamilyPair.objects.exists()


def test_two_of_one_family_are_never_put_beside_each_other(
    rosa: Member, lou: Member, bob_of_both: Member, looks: Looks, now: datetime
) -> None:
    """Both were given a window by the same member; it is over for one of them, and counts all the same."""
    for viewer, ended in ((rosa, None), (lou, now)):
        seen_by = Person(owner=viewer, since=now, sealed_called=b"x")
        seen_by.save()
        Window.objects.create(
            giver=bob_of_both, viewer=viewer, person=seen_by, since=now, opened_at=now, ended_at=ended
        )
    for somebody in (rosa, lou, bob_of_both):
        looks(somebody, "child")
    assert actions.open_round(by=None, now=now) == 0, "and neither of them beside the one who gave it"


def test_what_is_told_for_ones_own_recovery_never_enters(
    bob_of_both: Member, looks: Looks, now: datetime
) -> None:
    lived = bob_of_both.lived
    lived.substances, lived.pathways, lived.experience = ["alcohol"], ["smart"], ["prison"]
    lived.story_tags, lived.may_share = ["first-days"], ["substances", "story_tags", "interests"]
    lived.save()
    case = the_case([looks(bob_of_both, "friend")], now)
    record: dict[str, Any] = case["people"][0]
    assert not {"substances", "pathways", "experience", "recovery_since"} & record.keys()
    assert record["story_tags"] == ["for-friend"]
    assert record["may_share"] == ["interests", "story_tags"]


def test_ending_kindly_tells_the_other_and_ending_quietly_does_not(
    offer: FamilyOffer, rosa: Member, lou: Member, now: datetime
) -> None:
    actions.say_yes(offer, by=rosa, now=now)
    pair = actions.say_yes(FamilyOffer.objects.get(), by=lou, now=now)
    assert pair is not None
    assert signed_in(lou).get(f"/family/peers/{pair.pk}/end/").status_code == 200
    before = Notice.objects.filter(member=rosa).count()
    signed_in(lou).post(f"/family/peers/{pair.pk}/end/", {"how": "quietly", "line": "x"})
    assert Notice.objects.filter(member=rosa).count() == before
    pair.refresh_from_db()
    assert pair.ended_at is not None
    assert pair.ended_by is None
    assert pair.conversation is not None
    assert pair.conversation.state == "closed"
    assert signed_in(rosa).get(f"/family/peers/{pair.pk}/").status_code == 404


def test_whoever_rests_is_suggested_to_nobody(
    offer: FamilyOffer, rosa: Member, lou: Member, now: datetime
) -> None:
    signed_in(rosa).post("/family/peers/rest/")
    assert suggested_to(lou) is None
    assert [one.member for one in waiting(now)] == [lou]
    signed_in(rosa).post("/family/peers/rest/", {"back": "1"})
    assert len(waiting(now)) == 2


def test_the_same_people_give_the_same_answer(
    rosa: Member, lou: Member, bob_of_both: Member, looks: Looks, now: datetime
) -> None:
    found = []
    for _ in range(2):
        FamilyOffer.objects.all().delete()
        for somebody, cares in ((rosa, "child"), (lou, "child"), (bob_of_both, "partner")):
            looks(somebody, cares)
        actions.open_round(by=None, now=now)
        found.append(list(FamilyOffer.objects.values_list("first", "second", "reasons")))
    assert found[0] == found[1] != []


def test_the_desk_reads_figures_and_no_name(offer: FamilyOffer, dee: Member, as_dee: Any) -> None:
    Authenticator.objects.create(user=dee, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    page = as_dee.get("/desk/family/").content.decode()
    assert "Rosa" not in page
    assert "Lou" not in page
    answer = as_dee.post("/desk/family/round/", follow=True).content.decode()
    assert "A round needs two people who wait." in answer


def test_a_member_without_the_part_finds_nothing(as_alice: Any, alice: Member) -> None:
    assert not is_family(alice)
    assert as_alice.get("/family/peers/").status_code == 404
    assert as_alice.post("/family/peers/look/", {}).status_code == 404


def test_nothing_may_be_left_open_wrongly(rosa: Member) -> None:
    browser = signed_in(rosa)
    assert browser.post("/family/peers/look/", {"cares_for": "a-spy"}).status_code == 422
    assert not Seeking.objects.exists()
    assert browser.post("/family/peers/look/", {}).status_code == 302
    assert Seeking.objects.get().capacity == 1


def test_all_of_it_is_given_and_erased(offer: FamilyOffer, rosa: Member, lou: Member, now: datetime) -> None:
    mine: Any = belongings.get("family-peers")
    given = mine.export(rosa)
    assert given["looking_for_a_family_peer"]["cares_for"] == ["child"]
    assert given["suggested_to_me"] == {"name": "Lou Linden", "i_said_yes": False}
    mine.erase(rosa, now)
    assert [one.member for one in Seeking.objects.all()] == [lou]
    assert not FamilyOffer.objects.exists()
    assert Seeking.objects.get().open_offer is None
