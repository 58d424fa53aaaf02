"""Writes ``docs/operate/roles.md`` from the words people read: ``python -m tests.people.roles_page``."""

from collections.abc import Iterable
from pathlib import Path

from porch.people.rules.parts import DESKS, Part, parts

PAGE = Path(__file__).resolve().parents[2] / "docs/operate/roles.md"
HEAD = """# Who may see and do what

These are the words of `/settings/parts/`, where every member reads them. A test asks every address as every part:
what opens is what stands here. Parts are given and ended at `/desk/roles/`, or on the machine with `porch role`;
each time is on the audit chain. Coordinators, moderators, evaluators and operators need a passkey or an
authenticator, and have no recovery words.

Whoever holds several parts may choose one in Settings or under More, for that device: then they see and open only
what belongs to it. Back to a part with a desk leads only their password.
"""


def written() -> str:
    return "\n".join([HEAD, *_table(), *(line for part in parts().values() for line in _part(part))])


def _table() -> Iterable[str]:
    yield "| desk | address | opens to | shows |"
    yield "|---|---|---|---|"
    for desk in DESKS:
        names = ", ".join(part.name.lower() for part in parts().values() if part.code in desk.opens_to)
        yield f"| {desk.name} | `{desk.address}` | {names} | {desk.shows} |"
    yield ""


def _part(part: Part) -> Iterable[str]:
    yield f"## {part.name}\n\n{part.line}\n"
    for title, lines in (("May see", part.sees), ("May do", part.does), ("Never sees", part.never)):
        yield f"**{title}**\n"
        yield from (f"- {line}" for line in lines)
        yield ""
    yield f"Given by: {part.given_by} Ended by: {part.ended_by}\n"


if __name__ == "__main__":
    PAGE.write_text(written())
