"""The page about studies says what its library says, each the same way whatever it found, for a tired reader."""

import re
from html import unescape
from itertools import pairwise

import pytest
from django.test import Client

from porch.evidence.rules.studies import DIRECTIONS, Study, answer, brought, by_direction
from tests.house.source import SRC, templates

pytestmark = pytest.mark.django_db
FOUND_NONE = {"navigator": 648, "relay": 253, "inspire": 966, "cupp-2022": 193, "coach-pilot": 25}
PEOPLE = FOUND_NONE | {
    "tracy-2011": 96,
    "map-trial": 65,
    "oxford-house": 150,
    "a-chess": 349,
    "cochrane-2020": 10565,
    "map-pilot": 40,
    "boisvert-2008": 18,
    "craft": 115,
    "tracy-wallace-2016": None,
    "bassuk-2016": None,
    "eddie-2019": None,
    "reif-2014": None,
    "winhusen-2020": 80,
    "bernstein-2005": 1175,
}
NUMBERS = {
    "map-trial": ["p = .013", "weeks 1 to 12"],
    "oxford-house": ["24 months"],
    "a-chess": ["52 in 100", "40 in 100"],
    "cochrane-2020": ["27 studies"],
    "navigator": ["18 months", "81 of 323", "95 of 325"],
    "winhusen-2020": ["5 of 40", "13 of 40"],
    "cupp-2022": ["56 of 95", "62 of 98"],
    "coach-pilot": ["5 of 13", "5 of 12"],
    "bernstein-2005": ["40 in 100", "31 in 100"],
    "map-pilot": ["10 mentors", "30 people"],
    "boisvert-2008": ["7 in 100", "24 in 100"],
    "craft": ["62 in 100", "37 in 100"],
    "tracy-wallace-2016": ["ten studies", "diminish the ability to draw definitive conclusions"],
    "bassuk-2016": ["nine studies", "63:1-9"],
}


def studies() -> list[Study]:
    return [Study.of(code, facts) for code, facts in brought().items()]


@pytest.fixture
def page(client: Client) -> str:
    answered = client.get("/does-it-help/")
    assert answered.status_code == 200
    return unescape(answered.text)


def block_of(page: str, code: str) -> str:
    found = re.search(rf'<details class="card study" id="{code}">.*?</details>', page, re.DOTALL)
    assert found, f"{code} is not on the page"
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.group()))


def test_each_study_of_the_file_is_shown_once_with_all_it_says(page: str) -> None:
    for study in studies():
        assert page.count(f'id="{study.code}"') == 1
        block = block_of(page, study.code)
        for said in (
            study.title,
            study.did,
            study.on,
            study.found,
            study.not_shown,
            study.reference,
            study.size,
        ):
            assert said in block, study.code
        assert all(said for said in (study.did, study.found, study.not_shown, study.reference))


def test_sizes_and_figures_are_the_right_ones(page: str) -> None:
    assert {study.code: study.people for study in studies()} == PEOPLE
    for code, numbers in NUMBERS.items():
        block = block_of(page, code)
        assert [number for number in numbers if number not in block] == [], code
    for study in studies():
        told = " ".join(
            (study.did, study.on, study.found, study.not_shown, study.title, f"{study.size} people")
        )
        assert [number for number in study.numbers if number.lower() not in told.lower()] == [], study.code


def test_those_that_found_no_difference_look_like_those_that_did(page: str, client: Client) -> None:
    heaps = by_direction(studies())
    assert {study.code for study in heaps["none"]} == set(FOUND_NONE)
    assert all(heaps[way] for way in DIRECTIONS)
    shapes = {frame_of(page, study) for study in studies() if study.people and study.link}
    assert len(shapes) == 1
    for way, words in (
        ("difference", "found a difference"),
        ("none", "found no difference"),
        ("unclear", "could not tell"),
    ):
        assert f"{len(heaps[way])} {words}" in page


def test_what_a_study_found_does_not_decide_where_it_stands(page: str, client: Client) -> None:
    years = {study.code: study.year or 0 for study in studies()}
    assert list(map(years.get, order_of(page))) == sorted(years.values(), reverse=True)
    people = {study.code: study.people or 0 for study in studies()}
    largest = order_of(client.get("/does-it-help/?by=size").text)
    assert list(map(people.get, largest)) == sorted(people.values(), reverse=True)
    ways = [study.direction for code in order_of(page) for study in studies() if study.code == code]
    assert len([1 for one, other in pairwise(ways) if one != other]) > len(DIRECTIONS)


def order_of(page: str) -> list[str]:
    return re.findall(r'<details class="card study" id="([\w-]+)">', page)


def frame_of(page: str, study: Study) -> str:
    """The markup of one study without its words."""
    found = re.search(rf'<details class="card study" id="{study.code}">.*?</details>', page, re.DOTALL)
    assert found
    tags = re.findall(r"<[^>]+>", found.group())
    return re.sub(rf'{study.code}|href="http[^"]*"', "", "".join(tags))


def test_the_picture_has_a_mark_for_each_study_and_its_table(page: str) -> None:
    heaps = by_direction(studies())
    drawn = re.search(r"<svg width=.*?</svg>", page, re.DOTALL)
    assert drawn
    assert drawn.group().count("<circle") == len(heaps["difference"]) + len(heaps["none"])
    assert drawn.group().count('fill="none"') == len(heaps["none"]) + len(heaps["unclear"])
    cells = re.findall(r'<td class="number">(\d+)</td>', page)
    assert cells == [str(len(heaps[way])) for way in DIRECTIONS]


def test_promising_and_never_more_than_that(page: str) -> None:
    assert answer()[0] == "It looks promising. It is not proven."
    assert page.index(answer()[0]) < page.index("<svg width")
    assert "Neither added the numbers up" in page
    claim = re.compile(r"\b(proven to|meta-analysis|cures|guarantee\w*|scientifically)\b", re.IGNORECASE)
    assert claim.findall(page) == []


def test_a_study_is_told_of_in_one_place_only() -> None:
    names = re.compile(r"INSPIRE|Boisvert|A-CHESS|Oxford House|Cochrane")
    texts = [
        *templates(),
        *(path for room in ("home", "evidence") for path in SRC.joinpath(room).rglob("*.py")),
    ]
    assert [path.name for path in texts if names.search(path.read_text())] == []


def test_no_study_is_fetched_only_linked_to(page: str) -> None:
    for link in re.findall(r'<a href="https?://[^>]*>', page):
        assert 'rel="noreferrer noopener external"' in link
    assert not re.search(r'(src|action)="https?://', page)


def test_a_tired_reader_can_read_it(page: str) -> None:
    prose = [words for words in prose_of(page) if len(words.split()) >= 4]
    assert len(" ".join(prose).split()) > 500
    assert grade(prose) <= 8
    assert [words for words in prose if grade([words]) > 16] == []


def test_one_gets_there_from_the_door_the_way_in_and_more(client: Client, as_alice: Client) -> None:
    assert "/does-it-help/" in client.get("/").text
    assert "/does-it-help/" in client.get("/join/").text
    assert "/does-it-help/" in as_alice.get("/more/").text


def prose_of(page: str) -> list[str]:
    """Every paragraph, list line and definition of the page's main part, but references, pictures and tables."""
    main = page[page.index("<main") : page.index("</main>")]
    main = re.sub(
        r"<svg.*?</svg>|<table.*?</table>|<dd>(<a href=\"http)?[^<]*\d{4}\..*?</dd>",
        " ",
        main,
        flags=re.DOTALL,
    )
    pieces = re.findall(r"<(p|li|figcaption|dd)[^>]*>(.*?)</\1>", main, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words)).strip() for _, words in pieces]


def grade(prose: list[str]) -> float:
    """The automated readability index: letters a word and words a sentence, as a school year."""
    text = " ".join(words if words[-1:] in ".?" else f"{words}." for words in prose)
    sentences = [part for part in re.split(r"[.?:]+\s", f"{text} ") if re.search(r"[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z’']+", text)
    letters = sum(len(word.strip("’'")) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43
