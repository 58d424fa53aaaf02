"""Short reads: for anybody, in plain words, without blame, and the numbers to call come from the community's list."""

import re

import pytest
from django.test import Client

from porch.family import material
from porch.family.material import Guide, Read
from tests.evidence.test_does_it_help import grade

BLAME = re.compile(
    r"\b(enabl\w+|codepend\w+|tough love|relaps\w+|clean|dirty|addicts?|alcoholics?|you must|should have known|"
    r"in denial|rock bottom|manipulat\w+)\b",
    re.IGNORECASE,
)


def prose(read: Read) -> list[str]:
    return [read.lead, *(line for part in read.parts for line in (*part.say, *part.lines))]


def of_guide(guide: Guide) -> list[str]:
    return [*guide.ask, *guide.with_them, *guide.alone, guide.close]


@pytest.mark.parametrize("read", material.reads(), ids=lambda read: read.slug)
def test_a_tired_reader_can_read_it(read: Read) -> None:
    assert grade(prose(read)) <= 7
    assert len(" ".join(prose(read)).split()) <= 300


def test_nothing_here_blames_or_orders() -> None:
    days = [
        line
        for page in (*material.days(), *material.other_pages())
        for line in (*page.text, page.small_thing)
    ]
    lines = [line for read in material.reads() for line in prose(read)]
    lines += days + [line for guide in material.guides() for line in of_guide(guide)]
    assert [line for line in lines if BLAME.search(line) or "!" in line] == []


@pytest.mark.django_db
@pytest.mark.parametrize("read", material.reads(), ids=lambda read: read.slug)
def test_strangers_read_them_and_nothing_is_fetched_from_elsewhere(client: Client, read: Read) -> None:
    answered = client.get(f"/family/reads/{read.slug}/")
    assert answered.status_code == 200
    assert ('href="tel:' in answered.text.split("<main")[1].split("</main")[0]) == read.needs_help
    assert not re.search(r'(src|srcset)="https?:', answered.text)
    assert all(
        'rel="noreferrer nofollow"' in link
        for link in re.findall(r'<a [^>]*href="https:[^>]*>', answered.text)
    )


@pytest.mark.django_db
def test_a_read_that_is_none_is_not_there(client: Client) -> None:
    assert client.get("/family/reads/nothing/").status_code == 404
    assert all(read.title in client.get("/family/reads/").text for read in material.reads())


def test_medical_facts_say_where_they_are_from() -> None:
    for slug in ("naloxone-at-home", "medication-is-recovery", "if-they-go-to-treatment"):
        found = material.read(slug)
        assert found is not None
        assert all(one["address"].startswith("https://") for one in found.sources)
        assert found.sources
