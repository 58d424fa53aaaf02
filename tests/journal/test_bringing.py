"""Another journal comes along: dated as it was, each post once, with what was said there, and nothing fetched."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from porch.comments.models import Comment
from porch.comments.queries import thread_under
from porch.journal.actions import Outcome, Pictures, Whose, bring, kind_of, posts_in
from porch.journal.models import Brought
from porch.journal.queries.folder import files
from porch.people.models import Member
from porch.safety.queries import Standing
from porch.stories import actions as stories
from porch.stories.models import Decided, Look, Picture, Story
from tests.journal.conftest import Write
from tests.journal.exports import comment, export, item
from tests.journal.test_pages import titles

pytestmark = pytest.mark.django_db


def brought(
    path: Path, owner: Member | None, now: datetime, *, uploads: Path | None = None, **more: object
) -> Outcome:
    kind = kind_of(path)
    beside = path if path.is_dir() else uploads
    told: dict[str, object] = {"audience": "everyone", **more}
    whose = told.pop("whose", None) or Whose(owner)
    return bring(posts_in(path, kind, UTC), whose, Pictures(beside), now=now, **told)  # type: ignore[arg-type]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An export with a post that has everything, a draft, and one that cannot come."""
    said = (
        comment(1, "Thank you"),
        comment(2, "Me too", under=1, name="<3"),
        comment(3, "Not yet", approved="0"),
    )
    whole = item(1, "The bus home", "<p>It <b>rained</b>.</p>", tags=("Winter",), said=said)
    draft = item(2, "Not finished", status="draft", at="0000-00-00 00:00:00", said=(comment(4, "x"),))
    file = tmp_path / "old.xml"
    file.write_bytes(export(whole, draft, item(3, "Gone", status="trash")))
    return file


def test_a_post_stands_here_as_it_stood_there(
    client: Client, old: Path, alice: Member, now: datetime
) -> None:
    outcome = brought(old, alice, now)
    assert [(one["title"], one["draft"]) for one in outcome.brought] == [
        ("The bus home", False),
        ("Not finished", True),
    ]
    story = Story.objects.get(title="The bus home")
    assert (story.owner, story.byline, story.state) == (alice, "Alice Fern", "shown")
    assert story.posted_at == datetime(2026, 2, 1, 8, 30, tzinfo=UTC)
    assert (story.body, story.slug, story.tags) == (
        "It **rained**.\n",
        "the-bus-home",
        [["Winter", "winter"]],
    )
    assert titles(client) == ["The bus home"]
    assert titles(client, "/stories/archive/2026/2/") == ["The bus home"]
    assert titles(client, "/stories/search/?q=rained") == ["The bus home"]
    assert not Look.objects.exists()


def test_what_was_said_there_stands_under_it_and_what_waited_waits(
    old: Path, alice: Member, now: datetime
) -> None:
    outcome = brought(old, alice, now)
    assert (outcome.comments, outcome.held) == (2, 1)
    thread = thread_under(Story.objects.get(title="The bus home"), None, now)
    (top,) = thread.said
    assert (top.name, top.text, top.is_stranger, top.at) == (
        "Jo",
        "Thank you",
        True,
        datetime(2026, 2, 3, 4, 1, tzinfo=UTC),
    )
    assert [(one.name, one.text) for one in top.answers] == [("Visitor", "Me too")]
    waiting = Comment.objects.get(state="held")
    assert (waiting.text, waiting.why) == ("Not yet", ["stranger"])
    assert waiting.due_at is not None
    assert waiting.due_at > now


def test_a_draft_is_its_owners_alone(old: Path, alice: Member, now: datetime) -> None:
    outcome = brought(old, alice, now)
    draft = Story.objects.get(state="draft")
    assert draft.told.title == "Not finished"
    assert draft.body == ""
    assert ("item 2 (Not finished)", "1 × what was said under a draft") in outcome.left_out


def test_twice_brings_nothing_twice_and_nothing_back(old: Path, alice: Member, now: datetime) -> None:
    brought(old, alice, now)
    again = brought(old, alice, now)
    assert (again.brought, again.already) == ([], 2)
    assert Story.objects.count() == 2
    assert Comment.objects.count() == 3
    stories.throw_away(Story.objects.get(title="The bus home"), by=alice, now=now)
    assert brought(old, alice, now).already == 2
    assert Story.objects.count() == 1
    assert "old.example.org" not in str(list(Brought.objects.values()))


def test_only_looking_says_the_same_and_keeps_nothing(old: Path, alice: Member, now: datetime) -> None:
    looked = brought(old, alice, now, only_look=True)
    assert not Story.objects.exists()
    assert not Brought.objects.exists()
    assert not Comment.objects.exists()
    real = brought(old, alice, now)
    for outcome in (looked, real):
        for one in outcome.brought:
            one.pop("story")  # the address of a draft is drawn anew
    assert real == looked


def test_a_post_that_stands_twice_in_a_file_comes_once(tmp_path: Path, alice: Member, now: datetime) -> None:
    file = tmp_path / "old.xml"
    file.write_bytes(export(item(1), item(1, title="The same again")))
    for only_look in (True, False):
        outcome = brought(file, alice, now, only_look=only_look)
        assert (len(outcome.brought), outcome.already) == (1, 1)
    assert Story.objects.get().title == "The bus home"


def test_of_a_post_that_is_refused_nothing_stays_and_nothing_counts(
    tmp_path: Path, alice: Member, now: datetime
) -> None:
    (tmp_path / "dog.png").write_bytes(picture())
    file = tmp_path / "old.xml"
    file.write_bytes(
        export(item(1, title="", body='<p>a</p><img src="/uploads/dog.png">', said=(comment(1, "x"),)))
    )
    outcome = brought(file, alice, now, uploads=tmp_path)
    assert (outcome.pictures, outcome.comments, outcome.left_out, len(outcome.refused)) == (0, 0, [], 1)
    assert not Story.objects.exists()
    assert not Picture.objects.exists()


def test_authors_are_who_the_list_says(old: Path, alice: Member, bob: Member, now: datetime) -> None:
    brought(old, None, now, whose=Whose(alice, {"Made-up Kim": bob}))
    assert set(Story.objects.values_list("owner__handle", flat=True)) == {"Bob Harbour"}


@pytest.mark.parametrize(
    ("post", "why"),
    [
        (item(1, at="2031-01-01 00:00:00"), "its date lies ahead"),
        (item(1, at="0000-00-00 00:00:00"), "it has no date"),
        (item(1, title=""), "Give it a title. A few words are enough."),
    ],
)
def test_what_cannot_stand_here_is_refused_and_the_rest_comes(
    tmp_path: Path, alice: Member, now: datetime, post: str, why: str
) -> None:
    file = tmp_path / "old.xml"
    file.write_bytes(export(post, item(2)))
    outcome = brought(file, alice, now)
    assert [one.why for one in outcome.refused] == [why]
    assert len(outcome.brought) == 1
    assert Story.objects.count() == 1


def test_nobody_is_given_what_they_may_not_write(old: Path, alice: Member, now: datetime) -> None:
    Decided.objects.create(writers="nobody")
    assert {one.why for one in brought(old, alice, now).refused} == {
        *("it lay in the bin", "Alice Fern may not write for everyone on the web")
    }
    assert len(brought(old, alice, now, audience="members").brought) == 2


def test_whom_the_desk_keeps_from_writing_is_given_nothing(
    old: Path, alice: Member, carol: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("porch.journal.actions.bringing.standing_of", lambda *_: Standing(may_write=False))
    outcome = brought(old, alice, now)
    assert outcome.refused[0].why == "the safety desk keeps Alice Fern from writing for now"
    assert not outcome.brought


def test_an_author_nobody_named_is_refused(old: Path, now: datetime) -> None:
    refused = brought(old, None, now).refused
    assert refused[0].why == "nobody here is named for its author, 'Made-up Kim'"


def picture(colour: str = "teal") -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (60, 40), colour).save(drawn, "PNG")
    return drawn.getvalue()


def test_pictures_come_from_the_folder_that_was_given_and_from_nowhere_else(
    tmp_path: Path, alice: Member, now: datetime
) -> None:
    there = tmp_path / "uploads/2026/01"
    there.mkdir(parents=True)
    (there / "dog.png").write_bytes(picture())
    (tmp_path / "secret.png").write_bytes(picture())
    at = "https://old.example.org/wp-content/uploads"
    body = (
        f'<p>a <img src="{at}/2026/01/dog-300x200.png" alt="A dog"></p><p><img src="{at}/gone.png" alt="x">b</p>'
        f'<p><img src="{at}/../secret.png"><img src="/etc/passwd"><img src="http://[">c</p>'
    )
    file = tmp_path / "old.xml"
    file.write_bytes(export(item(1, body=body)))
    outcome = brought(file, alice, now, uploads=tmp_path / "uploads")
    story, kept = Story.objects.get(), Picture.objects.get()
    assert story.body == "a\n\n[picture 1]\n\nb\n\nc\n"
    assert (kept.alt, kept.width, outcome.pictures) == ("A dog", 60, 1)
    assert f'src="{kept.get_absolute_url()}" alt="A dog"' in story.html
    assert outcome.left_out == [
        ("item 1 (The bus home)", "4 × a picture: it is not among the files that were given")
    ]
    Story.objects.all().delete()
    Brought.objects.all().delete()
    assert brought(file, alice, now).pictures == 0


def test_a_folder_of_markdown_comes_with_what_lies_beside(
    tmp_path: Path, alice: Member, now: datetime
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/2026-01-01-hidden.md").write_text("no")
    (tmp_path / "sub/2026-01-02-one.md").write_text("First.\n\n![A dog](dog.png)\n\n![](../../outside.png)\n")
    (tmp_path / "sub/dog.png").write_bytes(picture())
    (tmp_path / "2026-01-03-two.markdown").write_text(
        "---\ntitle: Two\nnote: Hospital\ntags: [a, b]\n---\n*Second*\n"
    )
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    outcome = brought(tmp_path, alice, now)
    assert [one["where"] for one in outcome.brought] == ["2026-01-03-two.markdown", "sub/2026-01-02-one.md"]
    assert [(one.where, one.why) for one in outcome.refused] == [("bad.md", "it is not text in UTF-8")]
    two = Story.objects.get(title="Two")
    assert (two.note, two.body, len(two.tags)) == ("Hospital", "*Second*\n", 2)
    assert Story.objects.get(title="One").body == "First.\n\n[picture 1]\n"


def test_what_was_taken_away_as_files_comes_back_the_same(
    tmp_path: Path, client: Client, shown: Write, alice: Member, bob: Member, now: datetime
) -> None:
    body = "It's **so**\n\n- a\n- b\n\n> 1. \\* & “c” [there](https://example.org)\n"
    shown(alice, "Alice's “bus”: home # 1", body=body, tags="it's, Long way", note="Hospital", days=9)
    shown(alice, "For members", audience="members")
    for name, content in files():
        (tmp_path / name).write_bytes(content)
    before = Story.objects.values("title", "body", "html", "tags", "note", "posted_at", "words").get(
        audience="everyone"
    )
    assert len(list(tmp_path.iterdir())) == 1
    Story.objects.all().delete()
    brought(tmp_path, bob, now)
    after = Story.objects.values(*before).get()
    before["posted_at"] = before["posted_at"].replace(microsecond=0)
    assert after == before


def test_pictures_go_along_and_come_back(tmp_path: Path, alice: Member, now: datetime) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/2026-01-02-one.md").write_text("First.\n\n![A [dog] & me](dog.png)\n\n![](cat.png)\n")
    for name in ("dog", "cat"):
        (tmp_path / f"a/{name}.png").write_bytes(picture())
    brought(tmp_path / "a", alice, now)
    for name, content in files():
        target = tmp_path / "b" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    Story.objects.all().delete()
    outcome = brought(tmp_path / "b", alice, now)
    assert (outcome.pictures, outcome.left_out) == (2, [])
    assert Story.objects.get().body == "First.\n\n[picture 1]\n\n[picture 2]\n"
    assert sorted(Picture.objects.values_list("alt", flat=True)) == ["", "A [dog] & me"]
