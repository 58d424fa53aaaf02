"""After a return to use: thanks and no number, nobody is told, nothing is asked for two days."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.days import actions, queries
from porch.days.models import After, Row, Thread
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.people.registries import on_pause
from porch.talk.actions import open_between
from porch.talk.models import Message
from porch.wire import hub
from porch.wire.models import Notice
from porch.wire.queries import is_hushed

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def thread(alice: Member) -> Thread:
    return actions.open_thread(
        alice, "opioids", goal="stay-stopped", since=TODAY - 324 * DAY, now=this_moment()
    )


@pytest.fixture
def used(thread: Thread, alice: Member) -> Thread:
    actions.say_used(thread, TODAY, by=alice, now=this_moment())
    return thread


def today(client: Client) -> str:
    return client.get("/today/").content.decode()


def words(page: str) -> str:
    """What somebody reads in the page itself: no drawings, no attributes."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", main, flags=re.DOTALL)))


def test_today_thanks_offers_and_holds_no_number(as_alice: Client, used: Thread) -> None:
    page = today(as_alice)
    said = words(page)
    assert "We are glad you are here." in said
    assert "Thank you for being honest." in said
    assert not re.search(r"\d", said)
    assert page.count("data-primary") == 1
    assert "Ask somebody to sit with me" in said
    assert "Write it for myself" in said
    assert 'href="/help-now/#use"' in page
    assert "<details" in page
    assert "<details open" not in page


@pytest.mark.parametrize(
    ("what", "tolerance", "stopping"),
    [
        ("opioids", True, False),
        ("alcohol", False, True),
        ("benzodiazepines", False, True),
        ("gambling", False, False),
    ],
)
def test_the_note_for_the_body_is_there_where_it_applies(
    as_alice: Client, alice: Member, what: str, tolerance: bool, stopping: bool
) -> None:
    thread = actions.open_thread(alice, what, since=TODAY - 5 * DAY, now=this_moment())
    actions.say_used(thread, TODAY, by=alice, now=this_moment())
    said = words(today(as_alice))
    assert ("too much" in said) == tolerance
    assert ("dangerous" in said) == stopping


def test_a_pair_is_one_tap_away_and_nothing_is_sent(
    as_alice: Client, alice: Member, bob: Member, used: Thread
) -> None:
    talk = open_between([alice, bob], now=this_moment())
    Pair.objects.create(
        mode="peers",
        first=alice,
        second=bob,
        between=between(alice.pk, bob.pk),
        conversation=talk,
        started_at=this_moment(),
        state="active",
    )
    said = Message.objects.count()
    page = today(as_alice)
    assert "Tell Bob Harbour" in page
    assert talk.get_absolute_url() in page
    assert page.count("data-primary") == 1
    assert Message.objects.count() == said


def test_not_now_gives_the_usual_page_back_without_a_count(as_alice: Client, used: Thread) -> None:
    as_alice.post("/days/after/not-now/")
    said = words(today(as_alice))
    assert "We are glad you are here." not in said
    assert "324" not in said


def test_the_next_day_is_as_any_other(as_alice: Client, alice: Member, used: Thread) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 9, tzinfo=UTC)):
        assert "We are glad you are here." not in today(as_alice)
    assert not queries.returned_today(alice, datetime(2026, 11, 21, 9, tzinfo=UTC))


def test_whoever_tells_at_ten_to_midnight_is_not_left_at_midnight(alice: Member, thread: Thread) -> None:
    late = datetime(2026, 11, 20, 23, 50, tzinfo=UTC)
    actions.say_used(thread, TODAY, by=alice, now=late)
    assert queries.returned_today(alice, late + timedelta(minutes=20))
    assert not queries.returned_today(alice, late + timedelta(hours=13))


def test_two_days_without_a_question_and_taken_back_if_it_was_a_mistake(alice: Member, used: Thread) -> None:
    now = this_moment()
    assert is_hushed(alice, now)
    assert not is_hushed(alice, now + timedelta(hours=48))
    seq = Row.objects.filter(thread=used).latest("seq").seq
    actions.not_so(used, seq, by=alice, now=now)
    assert not is_hushed(alice, now)
    assert not queries.returned_today(alice, now)


def test_use_of_long_ago_is_history_and_no_return(alice: Member, thread: Thread) -> None:
    now = this_moment()
    assert not actions.say_used(thread, TODAY - 60 * DAY, by=alice, now=now)
    assert not is_hushed(alice, now)
    assert queries.standing(thread, now).asks, "the run ended all the same"


def test_where_use_is_part_of_the_plan_it_is_no_return(as_alice: Client, alice: Member) -> None:
    thread = actions.open_thread(alice, "alcohol", goal="cut-down", since=TODAY - 5 * DAY, now=this_moment())
    assert not actions.say_used(thread, TODAY, by=alice, now=this_moment())
    assert not is_hushed(alice, this_moment())
    assert "How would you like to go on?" not in as_alice.get(f"/days/{thread.pk}/").content.decode()


def test_the_day_after_that_belongs_to_the_same_return(alice: Member, used: Thread) -> None:
    later = this_moment() + DAY
    assert actions.say_used(used, TODAY + DAY, by=alice, now=later)
    assert is_hushed(alice, later + timedelta(hours=47))


class Told:
    """Everything that left for anybody: notices, mail, and what was published to listeners."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.published: list[str] = []
        monkeypatch.setattr(hub, "publish", lambda topic, *args, **kwargs: self.published.append(topic))

    @property
    def nothing(self) -> bool:
        return not self.published and not Notice.objects.exists() and not mail.outbox


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(monkeypatch)


@pytest.mark.django_db(transaction=True)
def test_nobody_is_told_anything_by_any_verb(told: Told, alice: Member, bob: Member) -> None:
    now = this_moment()
    thread = actions.open_thread(alice, "alcohol", goal="stop", since=TODAY - 47 * DAY, now=now)
    actions.say_since(thread, TODAY - 60 * DAY, by=alice, now=now)
    actions.say_without(thread, TODAY - 90 * DAY, TODAY - 80 * DAY, by=alice, now=now)
    actions.told_without(alice, None, TODAY, now=now)
    actions.told_use(alice, ["alcohol"], TODAY, now=now)
    actions.not_told(alice, ["alcohol"], TODAY, now=now)
    actions.say_used(thread, TODAY, by=alice, now=now)
    actions.not_now(alice, now)
    actions.ask_tomorrow(alice, now)
    actions.do_not_ask(alice)
    actions.go_on(thread, "this-run", shown=True, by=alice, now=now)
    actions.choose_count(thread, "all-days", by=alice, now=now)
    actions.say_goal(thread, "cut-down", by=alice, now=now)
    actions.show_again(thread, by=alice, now=now)
    actions.moved(alice, now)
    fresh = actions.begin_again(thread, since=TODAY, by=alice, now=now)
    actions.lay_aside(fresh, by=alice, now=now)
    actions.take_up(fresh, by=alice, now=now)
    assert told.nothing
    verbs = {name for name in actions.__all__ if name[0].islower()}
    tried = {
        *(
            "open_thread",
            "say_since",
            "say_without",
            "told_without",
            "told_use",
            "not_told",
            "say_used",
            "not_now",
        ),
        *(
            "ask_tomorrow",
            "do_not_ask",
            "go_on",
            "choose_count",
            "say_goal",
            "show_again",
            "moved",
            "begin_again",
        ),
        *("lay_aside", "take_up", "not_so", "ask_how_it_is", "bring"),
    }
    assert verbs == tried, "a new verb is tried here too; the clock's question is told to its owner alone"
    assert list(on_pause), "the house does tell rooms of other things"


def test_asked_tomorrow_and_taken_back(as_alice: Client, alice: Member, used: Thread) -> None:
    as_alice.post("/days/after/ask/")
    assert After.objects.get(member=alice).ask_at is not None
    assert "Better not ask" in today(as_alice)
    as_alice.post("/days/after/ask/not/")
    assert After.objects.get(member=alice).ask_at is None


def test_the_clock_asks_once_never_at_night_and_nobody_else(alice: Member, used: Thread) -> None:
    evening = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    actions.ask_tomorrow(alice, evening)
    assert actions.ask_how_it_is(evening + timedelta(hours=23)) == 0
    assert actions.ask_how_it_is(evening + timedelta(hours=25)) == 0, "half past eleven at night is quiet"
    assert actions.ask_how_it_is(datetime(2026, 11, 22, 8, 5, tzinfo=UTC)) == 1
    assert actions.ask_how_it_is(datetime(2026, 11, 22, 8, 20, tzinfo=UTC)) == 0
    (notice,) = Notice.objects.all()
    assert (notice.member, notice.path) == (alice, "/today/")


def test_the_question_is_on_today_the_day_after(as_alice: Client, alice: Member, used: Thread) -> None:
    as_alice.post("/days/after/ask/")
    with time_machine.travel(this_moment() + timedelta(hours=25)):
        assert "You wished to be asked." in today(as_alice)
        as_alice.post("/days/after/ask/not/")
        assert "You wished to be asked." not in today(as_alice)
