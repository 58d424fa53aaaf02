"""The colours hold their promise: every pair that words or edges stand in reaches its ratio, light and dark."""

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).resolve().parents[2] / "src/porch/ui/static/ui/css/app.css").read_text()
BLOCK = r"{selector} \{{(.*?)\}}"
TEXT, EDGE = 4.5, 3.0
PAIRS = [
    # (ink, paper, at least): the ratios the palette was chosen for, never below WCAG AA
    ("ink", "bg", 12.0),
    ("ink", "glow", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "sunken", 7.0),
    ("muted", "bg", TEXT),
    ("muted", "glow", TEXT),
    ("muted", "surface", TEXT),
    ("muted", "sunken", TEXT),
    ("muted", "primary-soft", TEXT),
    ("muted", "warm-soft", TEXT),
    ("muted", "gold-soft", TEXT),
    ("line", "surface", EDGE),
    ("line", "bg", EDGE),
    ("primary", "surface", 7.0),
    ("primary", "bg", TEXT),
    ("primary", "glow", TEXT),
    ("primary", "sunken", TEXT),
    ("primary", "primary-soft", TEXT),
    ("primary-hover", "primary-soft", TEXT),
    ("primary", "warm-soft", TEXT),
    ("primary", "gold-soft", TEXT),
    ("primary", "info-soft", TEXT),
    ("on-primary", "primary", 7.0),
    ("on-primary", "primary-hover", 7.0),
    *[("ink", f"{tone}-soft", 7.0) for tone in ("primary", "warm", "gold", "info", "ok", "alert", "plum")],
    *[(tone, "surface", TEXT) for tone in ("warm", "gold", "info", "ok", "alert", "plum")],
    *[(tone, f"{tone}-soft", TEXT) for tone in ("warm", "gold", "info", "ok", "alert", "plum")],
    ("focus-ring", "bg", EDGE),
    ("focus-ring", "surface", EDGE),
]


def tokens(selector: str) -> dict[str, str]:
    found = re.search(BLOCK.format(selector=selector), SHEET, re.DOTALL)
    assert found, selector
    return dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6})", found[1]))


LIGHT = tokens(r"^:root".replace("^", "(?m:^)"))
DARK = tokens(r"\[data-theme=dark\]")


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert round(ratio("#000000", "#FFFFFF"), 2) == 21.0
    assert round(ratio("#767676", "#FFFFFF"), 2) == 4.54


@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_reads_well(theme: dict[str, str], ink: str, paper: str, least: float) -> None:
    assert ratio(theme[ink], theme[paper]) >= least


def test_the_device_and_the_switch_give_the_same_dark() -> None:
    assert tokens(r"not\(\[data-theme=light\]\)") == DARK


def test_dark_answers_every_colour_of_light() -> None:
    assert set(LIGHT) == set(DARK)
