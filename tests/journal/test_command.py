"""``porch stories``: one clear answer, exit 2 with nothing changed where the call or its file is wrong."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from porch.people.models import Member
from porch.stories.models import Story
from tests.journal.conftest import Write
from tests.journal.exports import comment, export, item

pytestmark = pytest.mark.django_db


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["stories", *map(str, words)])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.xml"
    said = (comment(1, "Thank you"), comment(2, "Not yet", approved="0"))
    file.write_bytes(export(item(1, body="<p>a<script>x</script></p>", said=said), item(2, status="trash")))
    return file


def test_it_says_what_came_what_did_not_and_where(old: Path, alice: Member, carol: Member) -> None:
    done = run("import", old, "--as", "Alice Fern", "--who", "everyone")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "1 stories brought, 0 of them as drafts; 0 were here already.",
        "1 comments and 0 pictures came with them; 1 comments wait at the desk.",
        "Left out of item 1 (The bus home): 1 × a script.",
        "Refused: item 2 (The bus home): it lay in the bin.",
    ]
    assert Story.objects.get().audience == "everyone"


def test_the_same_for_programs(old: Path, alice: Member) -> None:
    told = json.loads(run("import", old, "--as", "Alice Fern", "--dry-run", "--json").output)
    assert told["dry_run"] is True
    assert told["brought"][0]["title"] == "The bus home"
    assert told["refused"] == [{"where": "item 2 (The bus home)", "why": "it lay in the bin"}]
    assert (told["comments"], told["comments_held"], told["already_here"]) == (1, 1, 0)
    assert not Story.objects.exists()
    assert json.loads(run("import", old, "--as", "Alice Fern", "--json").output)["brought"]
    assert Story.objects.get().audience == "members"
    assert json.loads(run("import", old, "--as", "Alice Fern", "--json").output)["already_here"] == 1


@pytest.mark.parametrize("listed", ["Made-up Kim, Bob Harbour\n\n", '{"Made-up Kim": "Bob Harbour"}'])
def test_a_list_says_whose_they_are(old: Path, bob: Member, tmp_path: Path, listed: str) -> None:
    (tmp_path / "who").write_text(listed)
    assert run("import", old, "--authors", tmp_path / "who").exit_code == 0
    assert Story.objects.get().owner == bob


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("old.xml",), "say whose the stories are: --as NAME, or --authors FILE, or both"),
        (("none.xml", "--as", "Alice Fern"), "none.xml: there is no such file"),
        (("old.xml", "--as", "Nobody Here"), "there is no member called 'Nobody Here'"),
        (
            ("bad.xml", "--as", "Alice Fern"),
            "bad.xml: line 1 is not well-formed XML, so it is no whole export",
        ),
        (("empty", "--as", "Alice Fern"), "empty: no Markdown file (.md) is in it"),
        (
            ("empty", "--as", "Alice Fern", "--format", "wxr"),
            "empty: it is a folder, and a WordPress export is one file",
        ),
        (
            ("old.xml", "--authors", "three"),
            "three: each line must be author,member, or all of it one JSON object",
        ),
        (("old.xml", "--authors", "list"), "list: each author must have one member's name"),
        (("old.xml", "--authors", "none"), "none: cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_changes_nothing(
    old: Path,
    alice: Member,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.xml").write_text("hello")
    Path("three").write_text("a,b,c")
    Path("list").write_text('{"a": ["b"]}')
    Path("empty").mkdir()
    done = run("import", *words)
    assert isinstance(done.exception, Refused)
    assert str(done.exception) == why
    assert not Story.objects.exists()


def test_the_journal_is_taken_away_as_files(shown: Write, alice: Member, tmp_path: Path) -> None:
    shown(alice), shown(alice, "For members", audience="members")
    done = run("export", tmp_path / "out", "--json")
    assert json.loads(done.output) == {"folder": str(tmp_path / "out"), "stories": 1}
    (file,) = (tmp_path / "out").iterdir()
    assert "title: 'The bus home'" in file.read_text()
    again = run("export", tmp_path / "out")
    assert str(again.exception).endswith("something is in it already")
    assert json.loads(run("export", tmp_path / "more", "--who", "members", "--json").output)["stories"] == 2
