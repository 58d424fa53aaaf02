"""Whatever people say, take back, let stand and block, in any order: everybody reads exactly what is theirs to read."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.comments import actions, queries
from porch.comments.models import Comment
from porch.comments.rules.lifecycles import WAITING
from porch.kit.clock import now as this_moment
from porch.kit.ids import new_id
from porch.people.actions import block
from porch.people.models import Block, Member
from porch.stories import actions as stories
from porch.stories.models import Look
from porch.stories.rules.told import Told
from tests.comments.conftest import FAIR
from tests.conftest import person

WHAT_MAY_HAPPEN = (actions.TooLate, actions.NotSayable, actions.NotTheirs)
SOMEBODY = st.integers(0, 3)
SOMETHING = st.integers(0, 9)


class AnyOrder(RuleBasedStateMachine):
    @initialize(
        audience=st.sampled_from(["everyone", "members"]), pseudonym=st.sampled_from(["", "Grey Boat"])
    )
    def begin(self, audience: str, pseudonym: str) -> None:
        self.tale = transaction.atomic()
        self.tale.__enter__()
        self.now = this_moment()
        self.people = [person(f"Some One{n}") for n in range(4)]
        self.author, self.desk = self.people[0], person("At Desk", "moderator")
        Member.objects.filter(pk=self.people[3].pk).update(joined_on=self.now.date())
        self.people[3].refresh_from_db()
        told = Told(title="A story", body="It was so.", audience=audience, pseudonym=pseudonym)
        draft = stories.save_draft(told, by=self.author, now=self.now)
        self.story = stories.put_up(draft, by=self.author, now=self.now)
        for look in Look.objects.filter(story=self.story, state="waiting"):
            stories.approve(look, by=None, now=self.now)
        self.story.refresh_from_db()

    def some(self, at: int) -> Comment | None:
        rows = list(Comment.objects.select_related("story", "author", "answers").order_by("at", "pk"))
        return rows[at % len(rows)] if rows else None

    def words(self, at: int | None, drawn: bool = False) -> actions.Words:
        found = self.some(at) if at is not None else None
        return actions.Words(
            str(new_id()), new_id(), "Amber Kettle" if drawn else "", found.pk if found else None
        )

    @rule(who=SOMEBODY, to=st.none() | SOMETHING, drawn=st.booleans())
    def say(self, who: int, to: int | None, drawn: bool) -> None:
        with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
            actions.say(self.story, self.words(to, drawn), by=self.people[who], now=self.now)

    @rule(to=st.none() | SOMETHING)
    def say_from_outside(self, to: int | None) -> None:
        with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
            actions.say_as_stranger(self.story, self.words(to, drawn=True), FAIR, now=self.now)

    @rule(at=SOMETHING, yes=st.booleans())
    def look(self, at: int, yes: bool) -> None:
        one = self.some(at)
        if one is not None:
            with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
                (actions.show if yes else actions.decline)(one.pk, by=self.desk, now=self.now)

    @rule(at=SOMETHING, who=SOMEBODY)
    def take_back(self, at: int, who: int) -> None:
        one = self.some(at)
        if one is not None:
            with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
                actions.take_back(one, by=self.people[who], now=self.now)
                assert one.author_id == self.people[who].pk

    @rule(at=SOMETHING, who=SOMEBODY, keep_out=st.booleans())
    def remove(self, at: int, who: int, keep_out: bool) -> None:
        one = self.some(at)
        if one is not None:
            with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
                actions.remove(one, by=self.people[who], now=self.now, keep_out=keep_out)
                assert who == 0

    @rule(one=SOMEBODY, other=SOMEBODY)
    def part(self, one: int, other: int) -> None:
        if one != other:
            block(self.people[other], by=self.people[one], now=self.now)

    @rule(hours=st.integers(1, 100))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        actions.call_everyone(self.now)
        actions.let_go(self.now)

    def reads(self, row: Comment, viewer: Member | None) -> bool:
        """Told once more, the long way."""
        if viewer is not None and row.author_id == viewer.pk:
            return row.state in (*WAITING, "declined", "shown")
        if row.state != "shown" or row.withheld:
            return False
        if viewer is None or row.author_id is None:
            return True
        if Block.objects.filter(by=row.author_id, whom=viewer).exists():
            return False
        if row.author_id == self.author.pk and self.story.pseudonym:
            return True
        return bool(row.name) or not Block.objects.filter(by=viewer, whom=row.author_id).exists()

    @invariant()
    def everybody_reads_what_is_theirs_to_read(self) -> None:
        rows = list(Comment.objects.all())
        for viewer in (None, *self.people):
            thread = queries.thread_under(self.story, viewer, self.now)
            shown = {one.pk for top in thread.said for one in (top, *top.answers) if one.name}
            assert shown == {row.pk for row in rows if self.reads(row, viewer)}
            assert queries.counts_for([self.story.pk], viewer).get(self.story.pk, 0) == thread.count

    @invariant()
    def whoever_is_kept_away_is_read_by_nobody_from_then_on(self) -> None:
        kept_out: set[UUID | None] = set(
            Comment.objects.filter(keeps_out=True).values_list("author_id", flat=True)
        )
        for writer in kept_out:
            since = Comment.objects.filter(author=writer, keeps_out=True).earliest("gone_at").gone_at
            later = Comment.objects.filter(author=writer, at__gt=since)
            assert not later.filter(withheld=False).exists()

    @invariant()
    def what_waits_has_somebody_next_and_what_went_is_gone(self) -> None:
        assert not Comment.objects.filter(state__in=WAITING, due_at=None).exists()
        assert not Comment.objects.filter(state="taken-back").exclude(text="").exists()
        assert not Comment.objects.filter(answers__answers__isnull=False).exists()
        assert not Comment.objects.filter(is_stranger=True, state="shown", looked_by=None).exists()

    def teardown(self) -> None:
        if hasattr(self, "tale"):
            transaction.set_rollback(True)
            self.tale.__exit__(None, None, None)


@pytest.mark.django_db
def test_in_any_order_everybody_reads_exactly_what_is_theirs() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=15, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
