"""Pictures: drawn in the page, silent beside words, and a wrong name is found at once."""

import re

import pytest

from porch.ui.templatetags.ui import NoSuchPicture, art, avatar, icon, initials, logo, steps
from tests.house.source import SRC, templates


def test_an_icon_is_silent_unless_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in icon("sun")
    alone = icon("sun", label='Light & "warm"')
    assert 'role="img" aria-label="Light &amp; &quot;warm&quot;"' in alone
    assert "aria-hidden" not in alone


def test_an_icon_carries_its_own_strokes() -> None:
    assert "<path" in icon("sun")
    assert "href" not in icon("sun")


def test_an_unknown_picture_is_named() -> None:
    with pytest.raises(NoSuchPicture, match="siren"):
        icon("siren")
    with pytest.raises(NoSuchPicture, match="bottle"):
        art("bottle")


def test_every_picture_that_a_template_names_is_there() -> None:
    for path in templates():
        for name in re.findall(r"""{% icon ["']([\w-]+)["']""", path.read_text()):
            assert icon(name), path
        for name in re.findall(r"""{% art ["']([\w-]+)["']""", path.read_text()):
            assert art(name), path


def test_drawings_take_the_colours_of_the_page() -> None:
    for path in (SRC / "ui/static/ui/art").glob("*.svg"):
        assert not re.search(r"#[0-9a-fA-F]{3,6}\b|style=", path.read_text()), path.name
        assert 'class="art"' in art(path.stem)
    assert "currentColor" in logo()


def test_initials_are_two_letters() -> None:
    assert [initials(name) for name in ("Quiet Heron", "Sam", "Late Night Train", "")] == [
        "QH",
        "SA",
        "LN",
        "",
    ]


def test_an_avatar_escapes_and_stays_silent() -> None:
    assert avatar("<b> x") == '<span class="avatar" aria-hidden="true">&lt;X</span>'


def test_steps_say_where_one_is() -> None:
    line = steps(2, 3)
    assert "Step 2 of 3" in line
    assert line.count('class="on"') == 2
    assert line.count("<i") == 3
