"""Whatever stands in another journal: each post comes whole or is refused with one sentence, and nothing else."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.comments.models import Comment
from porch.journal.actions import Pictures, Whose, bring
from porch.journal.models import Brought
from porch.journal.rules.brought import Picture, Post, Refused, Said, one_level
from porch.people.models import Member
from porch.stories.models import Story

pytestmark = pytest.mark.django_db

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
moments = st.none() | st.integers(631_152_000, 2_208_988_800).map(lambda at: datetime.fromtimestamp(at, UTC))
said = st.builds(
    Said, st.sampled_from("abc"), st.sampled_from(["", *"abcd"]), words, moments, words, st.booleans()
)
posts = st.builds(
    Post,
    ident=st.sampled_from(["one", "two", "three"]),
    where=st.just("here"),
    title=words,
    body=words.map(lambda text: f"{text}\n\n\ufdd00\ufdd1"),
    at=moments,
    author=words,
    tags=st.lists(words, max_size=8).map(tuple),
    draft=st.booleans(),
    note=words,
    pictures=st.lists(st.builds(Picture, words, words), max_size=2).map(tuple),
    said=st.lists(said, max_size=4, unique_by=lambda one: one.ident).map(one_level),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(posts, max_size=4))
def test_it_comes_or_is_refused(alice: Member, now: datetime, rows: list[Post]) -> None:
    Brought.objects.all().delete()
    Story.objects.all().delete()
    outcome = bring(rows, Whose(alice), Pictures(None), audience="everyone", now=now)
    assert len(outcome.brought) + outcome.already + len(outcome.refused) == len(rows)
    assert all(isinstance(one, Refused) and one.why for one in outcome.refused)
    assert Story.objects.count() == len(outcome.brought) == Brought.objects.count()
    assert Comment.objects.filter(state="shown").count() == outcome.comments
    assert Comment.objects.filter(state="held").count() == outcome.held
    assert not Story.objects.filter(body__contains="\ufdd0").exists()
