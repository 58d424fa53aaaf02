"""Who stands by it: asked first, told of a yes alone, reading what was given and nothing else, gone without a word."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from porch.commitments.actions import asking, saying
from porch.commitments.models import Commitment, SentLine, Witness
from porch.commitments.queries import seen
from porch.commitments.queries.own import my_own
from porch.commitments.rules.answers import Said
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.kit.clock import today_in
from porch.people.models import Grant, Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.commitments.conftest import DAY, WHERE, Mean, Stand, Walk, main_of, told


def say_as(client: Client, row: Witness, word: str) -> None:
    assert client.post(f"/commitments/witness/{row.pk}/answer/", {"say": word}).status_code == 302


def test_what_they_would_read_is_shown_before_it_is_given(
    as_alice: Client,
    as_bob: Client,
    alice: Member,
    bob: Member,
    mean: Mean,
    walk: Walk,
    stand: Stand,
    now: datetime,
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    saying.say(meant, today_in(alice.time_zone, now), Said("not-kept", "Too late"), by=alice, now=now)
    shown = main_of(as_alice, f"{meant.get_absolute_url()}ask/").split("</section>")[0]
    assert not Grant.objects.exists()
    stand(meant, bob)
    reads = main_of(as_bob, meant.get_absolute_url())
    for line in ("Call my sister", "Every day", "Not kept", "Too late"):
        assert line in shown
        assert line in reads


def test_before_a_yes_they_read_what_it_is_and_not_how_it_went(
    as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, now: datetime
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    saying.say(meant, today_in(alice.time_zone, now), Said("kept", "She sang"), by=alice, now=now)
    row = asking.ask(meant, bob, by=alice, now=now)
    assert told(bob) == ["stand-by"]
    assert "Alice Fern" in main_of(as_bob, WHERE)
    asked = main_of(as_bob, meant.get_absolute_url())
    assert "Call my sister" in asked
    assert "She sang" not in asked
    say_as(as_bob, row, "yes")
    assert "She sang" in main_of(as_bob, meant.get_absolute_url())
    assert told(alice) == ["stands-by"]


def test_a_no_a_not_now_and_silence_are_one_to_whoever_asked(
    as_alice: Client, as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, now: datetime
) -> None:
    walk(alice, bob)
    row = asking.ask(mean(alice), bob, by=alice, now=now)
    pages = (row.commitment.get_absolute_url(), WHERE, "/consent/", "/people/")
    silence = [main_of(as_alice, page) for page in pages]
    for word in ("not-now", "no"):
        say_as(as_bob, row, word)
        assert [main_of(as_alice, page) for page in pages] == silence
    assert told(alice) == []
    assert "asks you" not in main_of(as_bob, WHERE)


def test_all_three_leave_the_list_on_the_same_day(
    alice: Member, bob: Member, carol: Member, mean: Mean, walk: Walk, now: datetime
) -> None:
    walk(alice, bob)
    walk(alice, carol)
    meant = mean(alice)
    no = asking.ask(meant, bob, by=alice, now=now)
    asking.ask(meant, carol, by=alice, now=now)
    asking.answer(no, "no", by=bob, now=now)
    for later, there in ((6 * DAY, 2), (8 * DAY, 0)):
        mine = my_own(alice, meant.pk, now + later)
        assert mine is not None
        assert len(mine.stands) == there
    asking.let_pass(now + 8 * DAY)
    mine = my_own(alice, meant.pk, now + 8 * DAY)
    assert mine is not None
    assert mine.stands == ()


def test_after_a_no_asking_again_reaches_nobody_and_after_a_not_now_it_does(
    alice: Member, bob: Member, mean: Mean, walk: Walk, now: datetime
) -> None:
    walk(alice, bob)
    for word, reaches in (("no", False), ("not now", True)):
        meant = mean(alice)
        row = asking.ask(meant, bob, by=alice, now=now)
        asking.answer(row, word, by=bob, now=now)
        Notice.objects.all().delete()
        again = asking.ask(meant, bob, by=alice, now=now + DAY)
        assert again.due_at == now + 8 * DAY, "it looks as it did the first time"
        assert bool(told(bob)) is reaches
        assert (seen.watched(bob, meant.pk, now + DAY) is not None) is reaches


def test_only_people_one_walks_with_can_be_asked(
    as_alice: Client, alice: Member, erin: Member, dave: Member, mean: Mean, walk: Walk, now: datetime
) -> None:
    walk(alice, dave)
    for whom in (erin, dave, alice):
        with pytest.raises(asking.NotThem):
            asking.ask(mean(alice), whom, by=alice, now=now)
    page = as_alice.post(f"{mean(alice).get_absolute_url()}ask/", {"whom": str(erin.pk), "ends": "week"})
    assert page.status_code == 422
    assert not Witness.objects.exists()


def test_a_day_without_a_word_and_a_day_to_oneself_look_alike(
    as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, stand: Stand, now: datetime
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    stand(meant, bob)
    on = today_in(alice.time_zone, now - DAY)
    saying.say(meant, on - DAY, Said("kept"), by=alice, now=now)
    before = main_of(as_bob, meant.get_absolute_url())
    saying.say(meant, on, Said("not-kept", "Not for others", alone=True), by=alice, now=now, tell_them=True)
    assert main_of(as_bob, meant.get_absolute_url()) == before
    assert "told-you" not in told(bob)
    assert not re.search(r"missed|unanswered|no answer|\?\s*<", before, re.I)


@pytest.mark.parametrize("word", ["kept", "not-kept", "changed"])
def test_the_witness_is_told_when_its_owner_says_so_and_of_each_word_alike(
    as_alice: Client,
    alice: Member,
    bob: Member,
    mean: Mean,
    walk: Walk,
    stand: Stand,
    now: datetime,
    word: str,
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    stand(meant, bob)
    Notice.objects.all().delete()
    on = today_in(alice.time_zone, now).isoformat()
    say = f"{meant.get_absolute_url()}say/"
    as_alice.post(say, {"on": on, "answer": word})
    assert told(bob) == []
    as_alice.post(say, {"on": on, "answer": word, "tell": "on"})
    assert told(bob) == ["told-you"]


def test_each_look_is_written_down_for_its_owner(
    as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, stand: Stand
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    stand(meant, bob)
    Disclosure.objects.all().delete()
    as_bob.get(meant.get_absolute_url())
    row = Disclosure.objects.get(subject_id=alice.pk, viewer_id=bob.pk)
    assert (row.scope, row.purpose) == ("commitments", "witness")


def test_one_line_a_day_reaches_its_owner(
    as_alice: Client, as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, stand: Stand
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    stand(meant, bob)
    for code in ("here", "talk", "made-up"):
        as_bob.post(f"{meant.get_absolute_url()}line/", {"code": code})
    assert [row.code for row in SentLine.objects.all()] == ["here"]
    assert told(alice).count("warm-line") == 1
    assert "Bob Harbour: I am here." in main_of(as_alice, meant.get_absolute_url())


def test_two_who_do_it_for_each_other_read_each_others(
    as_alice: Client,
    as_bob: Client,
    alice: Member,
    bob: Member,
    mean: Mean,
    walk: Walk,
    stand: Stand,
    now: datetime,
) -> None:
    walk(alice, bob)
    stand(mean(alice, "pledge", "Before anything else"), bob, both=True)
    theirs = Commitment.objects.get(member=bob)
    assert (theirs.kind, theirs.rhythm, theirs.words) == ("pledge", "daily", ""), (
        "no words are put in their mouth"
    )
    saying.say(theirs, today_in(bob.time_zone, now), Said(will="Walk to work"), by=bob, now=now)
    assert "Walk to work" in main_of(as_alice, theirs.get_absolute_url())
    asking.stop(theirs, by=bob, now=now)
    assert as_alice.get(theirs.get_absolute_url()).status_code == 404
    assert as_bob.get(Commitment.objects.get(member=alice).get_absolute_url()).status_code == 200


def test_a_group_reads_what_was_told_to_it_and_a_blocked_one_of_it_does_not(
    as_alice: Client,
    as_bob: Client,
    as_dave: Client,
    as_erin: Client,
    alice: Member,
    bob: Member,
    dave: Member,
    group: Group,
    belong: Callable[..., None],
    mean: Mean,
    now: datetime,
) -> None:
    belong(alice, bob, dave)
    told_it, kept = mean(alice, words="Thursday, in the rain"), mean(alice, words="Only mine")
    as_alice.post(f"{told_it.get_absolute_url()}ask/", {"whom": f"group:{group.pk}", "ends": "month"})
    page = main_of(as_bob, "/groups/kettle/together/")
    assert "Thursday, in the rain" in page
    assert "Only mine" not in page
    assert as_bob.get(told_it.get_absolute_url()).status_code == 200
    assert as_bob.get(kept.get_absolute_url()).status_code == 404
    assert "Thursday" not in main_of(as_dave, "/groups/kettle/together/")
    assert as_dave.get(told_it.get_absolute_url()).status_code == 404
    assert as_erin.get(told_it.get_absolute_url()).status_code == 404
    change_setting(group, "standing-by", "no", by=None, now=now)
    assert as_bob.get(told_it.get_absolute_url()).status_code == 404
