"""The page of parts tells the truth: every example on it can be drawn, and names classes the sheet knows."""

import re

import pytest
from django.template import engines
from django.test import RequestFactory

from tests.house.source import ROOT

PAGE = (ROOT / "docs/develop/parts.md").read_text()
SHEET = (ROOT / "src/porch/ui/static/ui/css/app.css").read_text()
EXAMPLES = re.findall(r"```(?:html|django)\n(.*?)```", PAGE, re.DOTALL)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("source", [s for s in EXAMPLES if "form.name" not in s])
def test_every_example_can_be_drawn(source: str) -> None:
    drawn = engines["django"].from_string(source).render({}, RequestFactory().get("/"))
    assert "<" in drawn


def test_examples_name_only_classes_of_the_sheet() -> None:
    used = {name for line in re.findall(r'class="([\w -]+)"', "".join(EXAMPLES)) for name in line.split()}
    assert [name for name in sorted(used) if f".{name}" not in SHEET] == []
