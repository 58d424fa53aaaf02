"""A letter and one's own yes are the way in; what staff see hangs on that yes and on nothing else."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.people.actions import consent
from porch.people.models import Grant, Member
from porch.people.queries import consents
from porch.people.rules.letters import digest_of
from porch.programmes.actions import joining
from porch.programmes.models import Cohort, Episode, Invitation, Session
from porch.programmes.queries.seen import stays_in
from porch.programmes.rules.engagement import SCOPE, ends
from porch.record.models import Disclosure
from tests.conftest import signed_in
from tests.programmes.telling import come_in, letter, names_on

DAY = timedelta(days=1)
AGAIN = "/settings/sign-in/again/"


def say_it_is_you(client: Client, member: Member) -> None:
    client.post(AGAIN, {"password": f"{member.handle.lower()} lamp kettle"})


def test_the_yes_is_the_consent_and_the_consent_is_the_membership(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    come_in(autumn, gale, alice, now)
    grant = Grant.objects.get(subject=alice, revoked_at=None)
    assert (grant.subject, grant.scope, grant.item) == (alice, SCOPE, str(autumn.pk))
    assert grant.until == ends(autumn.ends_on)
    assert grant.origin == autumn.programme.origin
    assert len(grant.origin) <= Grant._meta.get_field("origin").max_length  # type: ignore[operator]
    assert [one.member for one in stays_in(gale, autumn, now)] == [alice]


def test_each_look_of_staff_stands_in_the_ledger_with_where_it_comes_from(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    come_in(autumn, gale, alice, now)
    stays_in(gale, autumn, now, how="file")
    look = Disclosure.objects.get(subject_id=alice.pk)
    assert (look.viewer_id, look.scope, look.how) == (gale.pk, SCOPE, "file")
    assert look.origin == autumn.programme.origin
    (line,) = consents.in_words([look])
    assert line.who == "Gale Door"
    assert line.what == "engagement in a programme"


@pytest.mark.parametrize("how", ["paused", "taken back", "over", "leaving"])
def test_whoever_pauses_or_takes_it_back_is_on_no_list_at_once(
    how: str, session: Session, gale: Member, alice: Member, erin: Member, now: datetime
) -> None:
    stay = come_in(session.cohort, gale, alice, now)
    come_in(session.cohort, gale, erin, now)
    assert stay.grant_id
    at = now
    if how == "paused":
        consent.pause(stay.grant_id, by=alice, now=now)
    elif how == "taken back":
        consent.revoke(stay.grant_id, by=alice, now=now)
    elif how == "over":
        Grant.objects.filter(pk=stay.grant_id).update(since=now - DAY, until=now)
    else:
        Member.objects.filter(pk=alice.pk).update(state=Member.State.LEAVING)
    assert names_on(gale, session, at) == ["Erin Willow"]
    assert [one.member for one in stays_in(gale, session.cohort, at)] == [erin]
    client = signed_in(gale)
    assert client.get(f"/programmes/still-lantern-47/work/stays/{stay.pk}/").status_code == 404
    assert (
        "Alice" not in client.get(f"/programmes/still-lantern-47/work/cohorts/{stay.cohort_id}/roll.csv").text
    )
    stay.refresh_from_db()
    assert stay.ended_on is None, "the stay itself is the person's: it goes on"


def test_somebody_who_works_elsewhere_or_no_more_sees_nothing(
    session: Session, gale: Member, hugo: Member, bob: Member, dee: Member, alice: Member, now: datetime
) -> None:
    come_in(session.cohort, gale, alice, now)
    assert names_on(hugo, session, now) == ["Alice Fern"]
    assert names_on(bob, session, now) == names_on(dee, session, now) == []
    hugo_works = session.cohort.programme.workers.get(member=hugo)
    hugo_works.until = now
    hugo_works.save()
    assert names_on(hugo, session, now) == []


def test_a_letter_lets_one_person_in_once_and_only_its_digest_is_kept(
    autumn: Cohort, gale: Member, alice: Member, erin: Member, now: datetime
) -> None:
    letters = letter(autumn, gale, now)
    assert letters not in str(Invitation.objects.values())
    joining.join(digest_of(letters), by=alice, now=now)
    assert not Invitation.objects.exists(), "nothing says by which letter somebody came"
    with pytest.raises(joining.LetterOver):
        joining.join(digest_of(letters), by=erin, now=now)
    late = letter(autumn, gale, now)
    for at in (now + joining.LASTS, now + 400 * DAY):
        with pytest.raises(joining.LetterOver):
            joining.join(digest_of(late), by=erin, now=at)
    assert Episode.objects.count() == 1


def test_who_works_there_does_not_stay_there_and_nobody_stays_twice_at_a_time(
    autumn: Cohort, gale: Member, hugo: Member, alice: Member, now: datetime
) -> None:
    with pytest.raises(joining.NotForYou):
        come_in(autumn, gale, hugo, now)
    come_in(autumn, gale, alice, now)
    with pytest.raises(joining.NotForYou):
        come_in(autumn, gale, alice, now)
    assert Invitation.objects.count() == 2, "a letter that let nobody in lets in somebody else"


def test_the_page_says_every_element_and_asks_for_the_password_before_it_counts(
    autumn: Cohort, gale: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    letters = letter(autumn, gale, now)
    came = as_alice.get(f"/programmes/letter/{letters}/")
    assert came["Location"] == "/programmes/consent/"
    page = as_alice.get("/programmes/consent/").text
    for element in (
        "You, Alice Fern",
        "This place, on behalf of Harbour House.",
        "Those who work in Harbour mornings",
        "Gale Door",
        "Your engagement only",
        "To run the programme",
        "Your right to take it back",
        "21 February 2027",
        "42 CFR Part 2",
    ):
        assert element in page, element
    asked = as_alice.post("/programmes/consent/")
    assert asked["Location"].startswith(AGAIN)
    assert "Nothing is kept yet." in as_alice.get(asked["Location"]).text
    assert not Episode.objects.exists()
    say_it_is_you(as_alice, alice)
    done = as_alice.post("/programmes/consent/")
    stay = Episode.objects.get()
    assert done["Location"] == f"/programmes/stays/{stay.pk}/"
    assert "You said yes on 20 November 2026." in as_alice.get(done["Location"]).text
    assert as_alice.get("/programmes/consent/")["Location"] == "/programmes/letter/"


def test_no_title_and_no_address_says_what_it_is(
    autumn: Cohort, gale: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    for address in ("/programmes/", f"/programmes/stays/{stay.pk}/"):
        title = as_alice.get(address).text.split("<title>")[1].split("</title>")[0]
        assert "Harbour" not in title
        assert "mornings" not in title
    assert "harbour" not in autumn.programme.slug


def test_a_yes_can_be_said_again_after_it_was_taken_back(
    autumn: Cohort, gale: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    assert stay.grant_id
    consent.revoke(stay.grant_id, by=alice, now=now)
    page = as_alice.get(f"/programmes/stays/{stay.pk}/").text
    assert "You are in it all the same" in page
    say_it_is_you(as_alice, alice)
    as_alice.post(f"/programmes/stays/{stay.pk}/yes/")
    assert [one.pk for one in stays_in(gale, autumn, now + DAY)] == [stay.pk]


def test_it_is_nothing_to_someone_who_is_here_for_somebody_else(
    autumn: Cohort, gale: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    Member.objects.filter(pk=alice.pk).update(in_recovery=False)
    assert "/programmes/letter/" not in as_alice.get("/programmes/").text
    assert as_alice.get("/programmes/letter/").status_code == 404
    alice.refresh_from_db()
    with pytest.raises(joining.NotForYou):
        come_in(autumn, gale, alice, now)


def test_whoever_is_here_for_themselves_is_offered_to_type_a_letter(as_alice: Client) -> None:
    assert "I have a letter" in as_alice.get("/programmes/").text
