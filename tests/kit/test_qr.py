"""The drawing of a code shows every module where the code has it, and needs nothing from outside the page."""

import re

import pytest
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from porch.kit.qr import drawing


def dark_modules(svg: str) -> set[tuple[int, int]]:
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg)
    return {(int(x) + step, int(y)) for x, y, wide in bars for step in range(int(wide))}


@pytest.mark.parametrize("text", ["a", "https://porch.example.org/i/2b2t-02fx-04be-rk5r-0cj0-agyn-jqbt/"])
def test_every_dark_module_is_drawn_and_no_other(text: str) -> None:
    code: QRCode[object] = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    dark = {(x, y) for y, row in enumerate(code.get_matrix()) for x, on in enumerate(row) if on}
    assert dark_modules(drawing(text, label="Code")) == dark


def test_it_stands_in_a_page_under_a_strict_policy() -> None:
    svg = drawing("x", label='One "<b>"')
    assert "style" not in svg
    assert "http" not in svg
    assert 'aria-label="One b"' in svg
