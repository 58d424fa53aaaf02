"""Every setting and every command is documented."""

import re

import typer.main

from porch.config import env
from porch.config.cli import app
from tests.house.source import ROOT


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/operate/settings.md").read_text()
    missing = [name for name in env.KNOWN if f"`{name}`" not in page]
    assert missing == []
    written = set(re.findall(r"^\| `([A-Z_]+)`", page, flags=re.MULTILINE))
    assert written <= set(env.KNOWN), "the page names a setting nobody reads"


def commands() -> list[str]:
    group = typer.main.get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        names += [f"porch {name} {sub}" for sub in below] if below else [f"porch {name}"]
    return names


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs/operate/commands.md").read_text()
    assert [name for name in commands() if f"`{name}" not in page] == []


def test_every_decision_says_what_and_why() -> None:
    for page in sorted((ROOT / "docs/decisions").glob("*.md")):
        text = page.read_text()
        assert text.startswith("# "), page.name
        assert re.match(r"\d{4}-[a-z0-9-]+\.md$", page.name), page.name
