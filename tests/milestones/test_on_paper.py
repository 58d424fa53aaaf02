"""A mark on paper: two shapes in black and white, without the name of any place, whatever its owner wrote."""

import re
from datetime import date, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.milestones import actions
from porch.milestones.drawing import CARD, COIN, drawn, wrapped
from porch.people.models import Member


@pytest.mark.django_db
@pytest.mark.parametrize("shape", [COIN, CARD])
def test_the_picture_is_svg_without_the_sites_name_and_own_words_are_escaped(
    alice: Member, as_alice: Client, now: datetime, shape: str
) -> None:
    mark = actions.mark_own("<script>\"&'</script>", now.date(), by=alice, now=now)
    answer = as_alice.get(f"/milestones/{mark.pk}/card.svg?shape={shape}")
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    root = ET.fromstring(answer.text)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "script" not in tags
    assert "Porch" not in answer.text
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", answer.text)
    assert as_alice.get(f"/milestones/{mark.pk}/card/?shape={shape}").status_code == 200


def test_the_two_shapes_differ_and_hold_in_black_and_white() -> None:
    coin, card = drawn("One year", date(2026, 11, 1), COIN), drawn("One year", date(2026, 11, 1), CARD)
    assert ("<circle" in coin, "<circle" in card) == (True, False)
    assert set(re.findall(r"#[0-9a-f]{3,6}", coin + card)) == {"#000", "#fff"}


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1, max_size=80), st.integers(4, 30))
def test_words_are_broken_into_lines_that_fit_and_none_is_lost(words: str, room: int) -> None:
    lines = wrapped(words, room)
    assert all(0 < len(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=80))
def test_any_words_make_a_picture_that_can_be_read(words: str) -> None:
    for shape in (COIN, CARD):
        root = ET.fromstring(drawn(words, date(2026, 11, 1), shape))
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            assert 0 < float(text.attrib["y"]) < height
            assert float(text.attrib["font-size"]) * 0.5 * len(text.text or "") <= width
