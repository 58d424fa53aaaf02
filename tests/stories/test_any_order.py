"""Whatever an author and those who read do, and in whatever order: what must not be read is never read."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from porch.bonds.actions import TooLate
from porch.kit.clock import now as this_moment
from porch.stories import actions
from porch.stories.models import Look, Story
from porch.stories.queries import read_by, readable_by
from porch.stories.rules.told import AUDIENCES, GROUP, NotTellable, Told
from tests.conftest import person

TEXTS = ("", "One.", "Two.\n\n[hopeful]\n\nThree.")
REFUSED = (
    TooLate,
    NotTellable,
    actions.NotForThem,
    actions.SavedElsewhere,
    actions.WaitsForAReader,
    actions.NoNote,
)


class AStory(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = this_moment()
        self.author, self.reader, self.desk = (
            person("Ada Fern"),
            person("Ben Reed"),
            person("Cy Oak", "moderator"),
        )
        self.story: Story | None = None
        self.approved: str | None = None
        self.saved: Told | None = None

    def tried(self, act: object, *args: object, **words: object) -> bool:
        self.now += timedelta(minutes=1)
        try:
            act(*args, now=self.now, **words)  # type: ignore[operator]
        except REFUSED:
            return False
        finally:
            if self.story is not None:
                self.story = Story.objects.filter(pk=self.story.pk).first()
        return True

    @rule(
        title=st.sampled_from(["", "T"]),
        body=st.sampled_from(TEXTS),
        audience=st.sampled_from([one for one in AUDIENCES if one != GROUP]),
        stale=st.booleans(),
    )
    def save(self, title: str, body: str, audience: str, stale: bool) -> None:
        told = Told(title, body, audience=audience)
        if self.story is None:
            self.story = actions.save_draft(told, by=self.author, now=self.now)
            self.saved = told
            return
        seen = self.story.seen_draft - (1 if stale else 0)
        if self.tried(actions.save_draft, told, by=self.author, story=self.story, seen=seen):
            assert not stale
            self.saved = told

    @precondition(lambda self: self.story is not None)
    @rule()
    def put_up(self) -> None:
        self.tried(actions.put_up, self.story, by=self.author)

    @precondition(lambda self: self.story is not None)
    @rule(act=st.sampled_from([actions.take_back, actions.take_down, actions.put_back, actions.drop_changes]))
    def turn(self, act: object) -> None:
        if (
            self.tried(act, self.story, by=self.author)
            and act is actions.drop_changes
            and self.story.posted_at
        ):
            self.saved = None

    @precondition(lambda self: Look.objects.filter(state="waiting").exists())
    @rule(yes=st.booleans())
    def answer(self, yes: bool) -> None:
        look = Look.objects.select_related("story__owner").get(state="waiting")
        if yes:
            self.tried(actions.approve, look, by=self.desk)
        else:
            self.tried(actions.send_back, look, "A kind note.", by=self.desk)

    @precondition(lambda self: self.story is not None)
    @rule()
    def let_go(self) -> None:
        self.tried(actions.throw_away, self.story, by=self.author)
        assert self.story is None
        self.saved = None
        assert not Look.objects.exists()

    @invariant()
    def others_read_what_is_shown_and_nothing_else(self) -> None:
        found = list(readable_by(self.reader))
        if self.story is None or self.story.state != "shown":
            assert found == []
            return
        assert [one.pk for one in found] == [self.story.pk]
        assert found[0].posted_at is not None
        assert found[0].title
        assert found[0].body.strip()
        on_the_web = list(readable_by(None))
        assert bool(on_the_web) == (self.story.audience == "everyone")

    @invariant()
    def nothing_is_shown_that_nobody_read_before(self) -> None:
        if self.story is not None and self.story.state == "shown":
            assert Look.objects.filter(state="approved", story=self.story).exists()

    @invariant()
    def a_story_waits_with_somebody_or_not_at_all(self) -> None:
        waits = self.story is not None and self.story.state == "waiting"
        assert Look.objects.filter(state="waiting").count() == int(waits)

    @invariant()
    def its_author_always_has_their_words(self) -> None:
        if self.story is None:
            return
        read = read_by(self.author, self.story.slug)
        assert read is not None
        assert read.is_mine
        if self.saved is not None:
            told = self.story.told
            assert (told.title, told.body) == (self.saved.title, self.saved.body)

    def teardown(self) -> None:
        if hasattr(self, "undone"):
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


@pytest.mark.django_db
def test_what_must_not_be_read_is_never_read_and_nothing_saved_is_lost() -> None:
    run_state_machine_as_test(
        AStory,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
