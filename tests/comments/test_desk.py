"""The desk: what waits has a day, then everyone is called; letting it stand or not has no other consequence."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.comments import actions, queries
from porch.comments.actions import NotSayable
from porch.comments.models import Comment, HumanQuestion
from porch.comments.queries import desk as desk_module
from porch.comments.rules.lifecycles import KEPT_FOR_THEIR_WRITER, LOOK_WITHIN
from porch.comments.rules.waiting import Sending
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.safety.actions.cases import take
from porch.safety.actions.measures import act, lift
from porch.safety.models import Case
from porch.stories.models import Story
from porch.wire.models import Notice
from tests.comments.conftest import Say

MACHINE = Sending(waited=timedelta(0), trap="x", sum_done=False)
DAY = timedelta(days=1)


def called(member: Member) -> int:
    return Notice.objects.filter(member=member, kind="needs-a-person", path="/desk/comments/").count()


def test_the_desk_is_called_and_reads_the_words_with_age_and_deadline(
    say: Say, story: Story, carol: Member, as_carol: Client
) -> None:
    say(story, None, "From outside")
    assert called(carol) == 1
    page = as_carol.get("/desk/comments/").text
    assert "From outside" in page
    assert "from somebody who is not signed in" in page
    assert "Waiting for 0" in page
    assert not Notice.objects.filter(member=carol, seen_at=None).exists()


def test_let_stand_it_is_there_and_everyone_concerned_hears(
    say: Say, story: Story, erin: Member, alice: Member, carol: Member, as_carol: Client, now: datetime
) -> None:
    Member.objects.filter(pk=erin.pk).update(joined_on=now.date())
    erin.refresh_from_db()
    held = say(story, erin)
    assert not Notice.objects.filter(member=alice, kind="said-under-story").exists()
    assert as_carol.post(f"/desk/comments/{held.pk}/show/").status_code == 302
    held.refresh_from_db()
    assert (held.state, held.looked_by) == ("shown", carol)
    assert Notice.objects.filter(member=alice, kind="said-under-story").exists()
    assert Notice.objects.filter(member=erin, kind="words-are-up").exists()


def test_not_let_stand_its_writer_has_it_for_a_week_and_may_go_on_writing(
    say: Say, story: Story, erin: Member, as_erin: Client, as_carol: Client, now: datetime
) -> None:
    Member.objects.filter(pk=erin.pk).update(joined_on=now.date())
    erin.refresh_from_db()
    held = say(story, erin, "Hm.")
    as_carol.post(f"/desk/comments/{held.pk}/decline/")
    page = as_erin.get(f"/said/{held.pk}/").text
    assert "Your words were not put up" in page
    assert "Hm." in page
    assert say(story, erin, "Again").state == "held"
    actions.let_go(now + KEPT_FOR_THEIR_WRITER + timedelta(minutes=1))
    assert not Comment.objects.filter(pk=held.pk).exists()


def test_answered_twice_the_second_one_is_told(
    say: Say, story: Story, as_carol: Client, as_dee: Client
) -> None:
    held = say(story, None)
    as_carol.post(f"/desk/comments/{held.pk}/show/")
    said = as_dee.post(f"/desk/comments/{held.pk}/decline/", follow=True).content.decode()
    assert "Somebody else answered it" in said
    held.refresh_from_db()
    assert held.state == "shown"


def test_nobody_looks_at_their_own(
    say: Say, story: Story, carol: Member, now: datetime, as_carol: Client
) -> None:
    mine = say(story, carol)
    Comment.objects.filter(pk=mine.pk).update(state="held", due_at=now)
    assert "Nothing waits" in as_carol.get("/desk/comments/").text
    as_carol.post(f"/desk/comments/{mine.pk}/show/")
    assert Comment.objects.get().state == "held"


def test_a_member_reads_who_looked(
    say: Say, story: Story, erin: Member, as_carol: Client, now: datetime
) -> None:
    Member.objects.filter(pk=erin.pk).update(joined_on=now.date())
    erin.refresh_from_db()
    say(story, erin)
    as_carol.get("/desk/comments/")
    assert Disclosure.objects.filter(subject_id=erin.pk, scope="held-comment").exists()


def test_past_its_day_everyone_is_called_once_a_day(
    say: Say,
    story: Story,
    carol: Member,
    make_person,
    as_carol: Client,
    now: datetime,  # type: ignore[no-untyped-def]
) -> None:
    runs = make_person("Olive Step", "operator")
    say(story, None)
    assert actions.call_everyone(now + LOOK_WITHIN - timedelta(minutes=1)) == 0
    assert actions.call_everyone(now + LOOK_WITHIN) == 1
    assert actions.call_everyone(now + LOOK_WITHIN) == 0
    assert called(runs) == 1
    assert "Past its day" in as_carol.get("/desk/comments/").text
    assert actions.call_everyone(now + 2 * LOOK_WITHIN) == 1
    assert Comment.objects.get().state == "overdue"


def test_what_machines_send_goes_away_at_once_and_alone(
    say: Say, story: Story, carol: Member, as_carol: Client
) -> None:
    say(story, None, "A person")
    say(story, None, "Pills", sending=MACHINE)
    say(story, None, "More pills", sending=MACHINE)
    assert called(carol) == 1
    assert "2 that came as machines send things" in as_carol.get("/desk/comments/").text
    as_carol.post("/desk/comments/machines/")
    assert list(Comment.objects.filter(state="held").values_list("text", flat=True)) == ["A person"]


def test_however_much_machines_send_a_persons_words_are_seen(
    say: Say, story: Story, carol: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "MOST_AT_ONCE", 2)
    for _ in range(5):
        say(story, None, "Pills", sending=MACHINE)
    say(story, None, "A person", at=now + timedelta(hours=1))
    told = [one.comment.text for one in queries.waiting_for(carol, now)]
    assert told == ["Pills", "Pills", "A person"]


def test_a_flood_ends_and_members_are_not_in_it(
    say: Say, story: Story, bob: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "MOST_OF_STRANGERS", 2)
    for _ in range(2):
        say(story, None, "Pills", sending=MACHINE)
    with pytest.raises(NotSayable, match="come back"):
        say(story, None, "A person")
    assert say(story, bob).state == "shown"


def test_the_wait_is_told_as_it_was_lately(say: Say, story: Story, carol: Member, now: datetime) -> None:
    assert "within a day" in queries.how_long_it_takes(now)
    for at in range(6):
        held = say(story, None, f"Number {at}", at=now)
        actions.show(held.pk, by=carol, now=now + timedelta(hours=3))
    assert "3 hours or less" in queries.how_long_it_takes(now + timedelta(hours=4))


def test_reported_and_hidden_by_the_safety_desk_it_is_gone_and_comes_back(
    say: Say, story: Story, bob: Member, as_bob: Client, as_erin: Client, carol: Member, now: datetime
) -> None:
    comment = say(story, bob, "Something unkind")
    page = as_erin.get(f"/report/comment/{comment.pk}/").text
    assert "what Bob Harbour said under a story" in page
    as_erin.post(
        f"/report/comment/{comment.pk}/send/", {"category": "harassment", "words": "", "along": "on"}
    )
    case = Case.objects.get()
    take(case, by=carol, now=now)
    done = act(case, "remove", rule=1, by=carol, now=now, thing=f"comment:{comment.pk}")
    assert "Something unkind" not in Client().get(story.get_absolute_url()).text
    assert "Your words are hidden" in as_bob.get(f"/said/{comment.pk}/").text
    lift(done, by=carol, now=now)
    assert "Something unkind" in Client().get(story.get_absolute_url()).text


def test_hidden_words_can_still_be_taken_back_and_do_not_come_again(
    say: Say, story: Story, bob: Member, as_bob: Client, as_erin: Client, carol: Member, now: datetime
) -> None:
    comment = say(story, bob, "Something unkind")
    as_erin.post(f"/report/comment/{comment.pk}/send/", {"category": "harassment", "words": ""})
    take(Case.objects.get(), by=carol, now=now)
    done = act(Case.objects.get(), "hold", rule=1, by=carol, now=now, thing=f"comment:{comment.pk}")
    as_bob.post(f"/said/{comment.pk}/take-back/")
    lift(done, by=carol, now=now)
    comment.refresh_from_db()
    assert (comment.state, comment.text) == ("taken-back", "")


def test_what_waits_is_read_by_the_desk_alone(
    say: Say, story: Story, alice: Member, carol: Member, now: datetime
) -> None:
    held = say(story, None)
    assert queries.waiting_for(alice, now) == []
    assert queries.waiting_comment(alice, held.pk) is None
    assert queries.waiting_comment(carol, held.pk) == held


def test_nobody_reports_what_they_cannot_read(say: Say, story: Story, as_erin: Client) -> None:
    assert as_erin.get(f"/report/comment/{say(story, None).pk}/").status_code == 404
    assert as_erin.get("/report/comment/nonsense/").status_code == 404


# ---- the question ----

WRITTEN = {"text": "What stands on our porch?", "answers": "a lamp\nlantern", "wrong": "camp"}


def test_a_question_is_tried_before_anybody_is_asked(as_carol: Client) -> None:
    for tried, says in (
        ("Lamp", "It counts."),
        ("lanten", "one letter let pass"),
        ("camp", "never does"),
        ("x", "not count"),
    ):
        page = as_carol.post(
            "/desk/comments/questions/new/", WRITTEN | {"tried": tried, "try": "1"}
        ).content.decode()
        assert says in page
    assert not HumanQuestion.objects.exists()


def test_a_question_is_written_changed_and_taken_off(as_carol: Client) -> None:
    assert "Until you write your own" in as_carol.get("/desk/comments/questions/").text
    assert as_carol.post("/desk/comments/questions/new/", WRITTEN).status_code == 302
    row = HumanQuestion.objects.get()
    assert queries.questions()[0].question.answers == ("a lamp", "lantern")
    address = f"/desk/comments/questions/{row.pk}/"
    assert "lantern" in as_carol.get(address).text
    assert as_carol.post(address, WRITTEN | {"text": "What hangs there?"}).status_code == 302
    assert queries.questions()[0].question.text == "What hangs there?"
    as_carol.post(f"{address}take-off/")
    assert len(queries.questions()) > 1


def test_a_question_nobody_could_answer_is_refused(as_carol: Client) -> None:
    answer = as_carol.post("/desk/comments/questions/new/", WRITTEN | {"answers": "..."})
    assert answer.status_code == 422
    assert "at least one answer" in answer.content.decode()
    assert not HumanQuestion.objects.exists()


def test_a_question_that_needs_eyes_is_pointed_out_when_tried(as_carol: Client) -> None:
    said = WRITTEN | {"text": "Which word below is bold?", "try": "1", "tried": "lamp"}
    assert "read aloud" in as_carol.post("/desk/comments/questions/new/", said).content.decode()
