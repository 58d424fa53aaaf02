"""What the content policy and the promise of no outside request ask of every page, script and sheet we ship."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.house.source import SRC, shown, templates

ASSETS = sorted(path for kind in ("*.css", "*.js", "*.svg") for path in SRC.rglob(kind))
ADDRESS = re.compile(
    r"""(?:src|href|action|url\(|@import|fetch\()\s*=?\s*["']?\s*(?:https?:)?//""", re.IGNORECASE
)
NAMESPACE = "http://www.w3.org/2000/svg"
# these stand in a file someone keeps or prints, not behind our content policy
A_FILE_TO_KEEP = {"parcel.html", "paper_style.html", "sheet_file.html"}


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_every_template_parses(path: Path) -> None:
    get_template(str(path).split("/templates/")[1])


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_no_template_carries_script_or_style_of_its_own(path: Path) -> None:
    text = path.read_text()
    if path.name in A_FILE_TO_KEEP:
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|javascript:|\son[a-z]+=[\x22\x27]", text)
    tags = re.findall(r"<script[^>]*>", text)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in tags)


@pytest.mark.parametrize("path", [*templates(), *ASSETS], ids=shown)
def test_nothing_we_ship_asks_another_host(path: Path) -> None:
    assert not ADDRESS.search(path.read_text().replace(NAMESPACE, ""))


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_no_page_marks_two_primary_controls_in_plain_sight(path: Path) -> None:
    """Branches may hold one each; a template without a branch holds at most one."""
    text = path.read_text()
    if "{% if" not in text and "{% for" not in text:
        assert text.count("data-primary") <= 1
