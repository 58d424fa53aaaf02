"""What a page of the journal takes does not grow with what stands on it: queries for 1, 65 and 500 records."""

import re
from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.comments.models import Comment
from porch.comments.queries import counts_for
from porch.comments.queries.standing import stands_for
from porch.journal.actions import catch_up
from porch.journal.queries import newest_for_visitors, page_of
from porch.people.models import Member
from porch.stories.models import Story, Tagged
from porch.stories.queries import read_by, readable_by
from porch.stories.rules.markdown import render
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = (
    *(
        "/stories/",
        "/stories/archive/",
        "/stories/archive/2026/10/",
        "/stories/tags/",
        "/stories/tags/buses/",
    ),
    *(
        "/stories/authors/",
        "/stories/authors/Alice%20Fern/",
        "/stories/search/?q=bus+home",
        "/feeds/stories.atom",
    ),
)
FOOT = re.compile(r"This page is (\d+) kB\. .*?: (\d+) quer(?:y|ies) in [\d.]+ ms gave (\d+) records?\.")


def fill(owner: Member, records: int) -> Story:
    """So many stories, each with a comment, and so many comments under the newest of them."""
    page = render("I planned my bus around the shop. " * 8)
    at = datetime.fromisoformat("2026-10-20T12:00:00+00:00")
    stories = Story.objects.bulk_create(
        Story(
            **{
                "owner": owner,
                "title": f"The bus home {n}",
                "slug": f"bus-{records}-{n}",
                "byline": owner.handle,
            },
            **{"html": page.html, "words": page.words, "size": len(page.html), "state": "shown"},
            **{"audience": "everyone", "posted_at": at - timedelta(minutes=n), "changed_at": at},
        )
        for n in range(records)
    )
    Tagged.objects.bulk_create(Tagged(story=one, code="buses", word="Buses") for one in stories)
    Comment.objects.bulk_create(
        Comment(
            **{
                "story": one,
                "author": owner,
                "name": "",
                "text": "Yes.",
                "ticket": uuid4(),
                "state": "shown",
            },
            **{"at": at, "shown_at": at},
        )
        for one in [*stories, *stories[:1] * records]
    )
    return stories[0]


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code in (200, 404), address
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_the_records(
    client: Client, alice: Member, bob: Member, now: datetime
) -> None:
    as_bob, found = signed_in(bob), dict[str, set[int]]()
    as_bob.get("/stories/")
    for records in (1, 65, 500):
        story = fill(alice, records)
        while catch_up(now):
            pass
        for address in (*ADDRESSES, story.get_absolute_url()):
            kind = "story" if address == story.get_absolute_url() else address
            found.setdefault(kind, set()).add(queries(client, address))
            found.setdefault(f"{kind} as a member", set()).add(queries(as_bob, address))
        Story.objects.all().delete()
    assert {kind: len(numbers) for kind, numbers in found.items()} == dict.fromkeys(found, 1), found
    assert max(max(numbers) for kind, numbers in found.items() if "member" not in kind) <= 3, found


def test_a_story_with_64_comments_is_65_records_in_two_queries_and_its_foot_says_so(
    client: Client, alice: Member
) -> None:
    story = fill(alice, 63)
    page = client.get(story.get_absolute_url())
    told = FOOT.search(page.text)
    assert told
    assert [int(figure) for figure in told.groups()] == [-(-len(page.content) // 1024), 2, 65]
    assert '"2 queries, 65 records"' in page["Server-Timing"]


def test_a_members_page_and_a_draft_say_nothing_of_the_kind(alice: Member, bob: Member) -> None:
    story = fill(alice, 1)
    for address in ("/stories/", story.get_absolute_url()):
        page = signed_in(bob).get(address)
        assert "This page is" not in page.text
        assert "queries" not in page["Server-Timing"]


def test_what_is_put_together_once_is_what_each_query_of_its_own_gives(
    client: Client, alice: Member, now: datetime
) -> None:
    story = fill(alice, 30)
    numbers = list(Story.objects.values_list("pk", flat=True))
    Comment.objects.filter(story=numbers[3]).update(withheld=True)
    for some in (numbers[:1], numbers[:20], numbers):
        rows = Comment.objects.filter(stands_for(None), story__in=some).values_list("story", flat=True)
        assert counts_for(some, None) == dict(Counter(rows))
    assert newest_for_visitors() == page_of(readable_by(None), None)
    assert len(newest_for_visitors().lines) == 20
    found, shown = read_by(None, story.slug), readable_by(None).get(slug=story.slug)
    assert found is not None
    kept = [field.attname for field in Story._meta.concrete_fields]
    assert [getattr(found.story, name) for name in kept] == [getattr(shown, name) for name in kept]
    assert not found.story._state.adding
    Story.objects.filter(pk=story.pk).update(state="taken-down")
    assert read_by(None, story.slug) is None
    assert story.pk not in [line.number for line in newest_for_visitors().lines]
