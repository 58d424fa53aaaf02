"""From one door to the next: who introduces, who receives, and that both say they met."""

from datetime import datetime, timedelta

import pytest

from porch.bonds.actions.moving import TooLate
from porch.groups.models import Group
from porch.handoffs.actions import passing, passing_time
from porch.handoffs.models import Passage
from porch.handoffs.queries.doors import whither, who_introduces
from porch.handoffs.queries.passages import letter_for, one_of_mine, part_in
from porch.houses.actions.opening import let_manage
from porch.houses.models import House
from porch.kit.clock import today_in
from porch.people.actions.blocks import block
from porch.people.actions.consent import revoke
from porch.people.models import Grant, Member
from porch.programmes.models import Episode
from porch.record.models import Disclosure
from tests.handoffs.conftest import DAY, come_from, to, told

LATE = timedelta(days=3, minutes=1)


def test_whoever_introduces_is_asked_first_and_the_door_only_then(
    to_the_house: Passage, gale: Member, frank: Member, now: datetime
) -> None:
    assert (told(gale), told(frank)) == (["stand-by"], [])
    assert part_in(frank, to_the_house.pk) is None
    passing.introduce(to_the_house, by=gale, now=now)
    assert told(frank) == ["stand-by"]


def test_what_is_read_is_what_was_sent_and_nothing_else(
    to_the_house: Passage, gale: Member, now: datetime
) -> None:
    reader = part_in(gale, to_the_house.pk)
    assert reader is not None
    letter = letter_for(reader, now)
    assert letter is not None
    assert letter.words == "I get up early and I can cook"
    assert letter.lines == ("They come from a programme.",)
    assert "42 CFR Part 2" in letter.notice
    look = Disclosure.objects.get(subject_id=to_the_house.member_id, scope="hand-over-letter")
    assert look.viewer_id == gale.pk
    assert look.origin.startswith("prog:")


def test_where_she_comes_from_is_not_said_unless_she_ticked_it(
    stay: Episode, house: House, alice: Member, frank: Member, now: datetime
) -> None:
    row = passing.send(
        to(alice, "house", now), by=alice, now=now, whence=come_from(alice, "programme", now), words="Hello"
    )
    reader = part_in(frank, row.pk)
    assert reader is not None
    letter = letter_for(reader, now)
    assert letter is not None
    assert letter.lines == ()


def test_two_have_met_when_both_say_so_and_neither_reads_the_other(
    to_the_house: Passage, alice: Member, gale: Member, frank: Member, now: datetime
) -> None:
    passing.introduce(to_the_house, by=gale, now=now)
    passing.receive(to_the_house, by=frank, now=now)
    assert told(alice) == ["stands-by"]
    assert not passing.say_met(to_the_house, by=frank, on=now.date(), now=now)
    own = one_of_mine(alice, to_the_house.pk, now)
    assert own is not None
    assert own.i_said is None
    assert "both" not in own.words
    assert passing.say_met(to_the_house, by=alice, on=now.date(), now=now)
    to_the_house.refresh_from_db()
    assert (to_the_house.state, to_the_house.met_on) == ("met", now.date())
    assert not Grant.objects.filter(scope="hand-over-letter", revoked_at=None).exists()


def test_nobody_introduced_them_in_time_so_it_goes_on_without(
    to_the_house: Passage, frank: Member, now: datetime
) -> None:
    passing_time.keep_time(now + LATE - timedelta(hours=1))
    assert told(frank) == []
    passing_time.keep_time(now + LATE)
    assert told(frank) == ["stand-by"]


def test_nobody_at_the_door_could_and_the_person_is_told_once(
    to_the_house: Passage, alice: Member, gale: Member, frank: Member, now: datetime
) -> None:
    passing.introduce(to_the_house, by=gale, now=now)
    passing.not_me(to_the_house, by=frank, now=now)
    before = one_of_mine(alice, to_the_house.pk, now)
    assert told(alice) == []
    assert before is not None
    assert before.row.state == "introduced"
    passing_time.keep_time(now + LATE)
    passing_time.keep_time(now + 2 * LATE)
    to_the_house.refresh_from_db()
    assert (told(alice), to_the_house.state) == (["ask-answered"], "not-met")


def test_what_was_not_both_said_is_closed_three_days_after_the_seven(
    to_the_house: Passage, alice: Member, gale: Member, frank: Member, now: datetime
) -> None:
    passing.introduce(to_the_house, by=gale, now=now)
    passing.receive(to_the_house, by=frank, now=now)
    passing_time.keep_time(now + 10 * DAY)
    to_the_house.refresh_from_db()
    assert to_the_house.state == "received"
    passing_time.keep_time(now + 11 * DAY)
    to_the_house.refresh_from_db()
    assert to_the_house.state == "not-met"
    with pytest.raises(TooLate):
        passing.say_met(to_the_house, by=alice, on=now.date(), now=now + 11 * DAY)


def test_once_one_at_the_door_receives_the_others_there_are_asked_nothing(
    to_the_house: Passage, gale: Member, frank: Member, erin: Member, house: House, now: datetime
) -> None:
    let_manage(house, erin, by=frank, now=now)
    passing.introduce(to_the_house, by=gale, now=now)
    assert part_in(erin, to_the_house.pk) is not None
    passing.receive(to_the_house, by=frank, now=now)
    assert part_in(erin, to_the_house.pk) is None
    assert part_in(frank, to_the_house.pk) is not None


def test_taken_back_nobody_reads_it_any_more(
    to_the_house: Passage, alice: Member, gale: Member, now: datetime
) -> None:
    reader = part_in(gale, to_the_house.pk)
    assert reader is not None
    passing.end(to_the_house, by=alice, now=now)
    assert letter_for(reader, now) is None
    assert part_in(gale, to_the_house.pk) is None


def test_a_permission_taken_back_from_one_reader_leaves_the_others(
    stay: Episode, group: Group, house: House, alice: Member, frank: Member, now: datetime
) -> None:
    row = passing.send(to(alice, "house", now), by=alice, now=now)
    grant = Grant.objects.get(to_member=frank, scope="hand-over-letter")
    revoke(grant.pk, by=alice, now=now)
    assert part_in(frank, row.pk) is None
    with pytest.raises(passing.NotForThem):
        passing.receive(row, by=frank, now=now)


def test_a_block_ends_what_was_on_its_way(
    to_the_house: Passage, alice: Member, gale: Member, frank: Member, now: datetime
) -> None:
    passing.introduce(to_the_house, by=gale, now=now)
    passing.receive(to_the_house, by=frank, now=now)
    block(frank, by=alice, now=now)
    to_the_house.refresh_from_db()
    assert to_the_house.state == "ended"
    assert told(frank) == ["stand-by"]


def test_nobody_is_asked_whom_they_are_not_to_meet(
    group: Group, alice: Member, bob: Member, now: datetime
) -> None:
    block(bob, by=alice, now=now)
    passing.send(to(alice, "group", now), by=alice, now=now)
    assert "stand-by" not in told(bob)
    assert bob not in who_introduces(None, alice, now)


def test_a_block_takes_no_door_away_and_closes_as_any_that_nobody_answered(
    group: Group, alice: Member, bob: Member, now: datetime
) -> None:
    before = whither(alice, now)
    assert [way.door for way in before] == ["group"]
    block(alice, by=bob, now=now)
    assert whither(alice, now) == before
    row = passing.send(before[0], by=alice, now=now)
    assert (row.state, told(alice)) == ("introduced", [])
    passing_time.keep_time(now + LATE)
    row.refresh_from_db()
    assert (row.state, told(alice)) == ("not-met", ["ask-answered"])
    assert "stand-by" not in told(bob)


def test_somebody_goes_to_a_door_once_at_a_time(to_the_house: Passage, alice: Member, now: datetime) -> None:
    with pytest.raises(passing.AlreadySent):
        passing.send(to(alice, "house", now), by=alice, now=now)
    assert Passage.objects.filter(member=alice).count() == 1


def test_a_day_that_has_not_come_is_refused(
    to_the_house: Passage, alice: Member, gale: Member, frank: Member, now: datetime
) -> None:
    passing.introduce(to_the_house, by=gale, now=now)
    passing.receive(to_the_house, by=frank, now=now)
    for on in (today_in("UTC", now + 2 * DAY), today_in("UTC", now - 2 * DAY)):
        with pytest.raises(passing.NotADay):
            passing.say_met(to_the_house, by=alice, on=on, now=now)
