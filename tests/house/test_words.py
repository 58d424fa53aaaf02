"""The house's own words: plain and person-first, and nothing that tells of anyone else."""

import re

import pytest

from tests.house.source import ROOT, SRC, committed, shown, templates

HURTFUL = re.compile(
    r"\b(addicts?|junkies?|alcoholics?|drunks?|abusers?|substance abuse|drug abuse|relapsed?|relapses|"
    r"clean and sober|clean time|enabling|tough love|codependen\w+|non-compliant|fell off the wagon)\b",
    re.IGNORECASE,
)
NAMES_THAT_STAY = re.compile(
    r"Alcoholics Anonymous|Narcotics Anonymous|Adult Children of Alcoholics|Sex and Love Addicts Anonymous|"
    r"would have drunk alcohol"  # an answer of a published questionnaire, which stays as it was published
)
TEXT_DATA = ("*.json", "*.toml", "*.txt")
REGISTRY_HOSTS = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|unpkg\.com|cdnjs|jsdelivr|deb\.debian\.org"
)


def own_copy() -> list[tuple[str, str]]:
    files = (
        templates()
        + [path for kind in TEXT_DATA for path in SRC.rglob(kind)]
        + list(ROOT.glob("docs/**/*.md"))
    )
    return [(shown(path), path.read_text()) for path in files] + [
        ("README.md", (ROOT / "README.md").read_text())
    ]


def without_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", " ", text, flags=re.DOTALL)


@pytest.mark.parametrize(("name", "text"), own_copy(), ids=lambda value: value if len(value) < 90 else "")
def test_our_words_put_the_person_first(name: str, text: str) -> None:
    found = [match.group() for match in HURTFUL.finditer(NAMES_THAT_STAY.sub("", without_comments(text)))]
    assert found == [], name


def test_pages_never_shout() -> None:
    prose = re.compile(r">[^<>{}]*!(?!=)[^<>{}]*<")
    shouting = [
        shown(path)
        for path in templates()
        if prose.search(
            without_comments(path.read_text())
            .replace("<!DOCTYPE", "<DOCTYPE")
            .replace("<!doctype", "<doctype")
        )
    ]
    assert shouting == []


def test_no_committed_file_names_a_registrys_host() -> None:
    named = []
    for path in committed():
        if path == ROOT / "tests/house/test_words.py" or path.suffix in {".png", ".svg", ".ico", ".gif"}:
            continue
        if REGISTRY_HOSTS.search(path.read_text(errors="ignore")):
            named.append(shown(path))
    assert named == []


def test_the_linter_of_words_sees_what_hurts() -> None:
    assert HURTFUL.search("for addicts and alcoholics")
    assert HURTFUL.search("you Relapsed")
    assert not HURTFUL.search("a person in recovery who returned to use")
