"""``porch doctor``: what is wrong and how to mend it; then, apart from it, what remains to be done."""

from typing import Annotated, Any

import typer

from porch.config.start import ready, say


def doctor(
    keys_copied: Annotated[
        bool, typer.Option(help="say that a copy of keys.json lies apart from the backups")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Say what must be mended, and what remains to be done; exit 1 when something must be mended."""
    ready()
    from porch.config.health import findings

    found = findings()
    left = _remains({finding.code for finding in found}, keys_copied)
    musts = [f"must: {f.what} {f.mend}" for f in found if f.must]
    shoulds = [f"should: {f.what} {f.mend}" for f in found if not f.must]
    facts = {
        "findings": [{"what": f.what, "mend": f.mend, "must": f.must} for f in found],
        "remains": [vars(thing) for thing in left],
    }
    say(facts, _in_words([*musts, *shoulds], left), as_json)
    raise typer.Exit(1 if musts else 0)


def _remains(said_already: set[str], keys_copied: bool) -> list[Any]:
    """What remains, but for what is said as something to mend; nothing before a community has begun."""
    from django.db import DatabaseError

    from porch.config.setup import actions
    from porch.config.setup.queries.begun import has_begun
    from porch.config.setup.queries.remains import remains
    from porch.kit.clock import now

    try:
        if not has_begun():
            return []
        if keys_copied:
            actions.say_keys_are_copied(by=None, now=now())
        return [thing for thing in remains(now()) if thing.code not in said_already]
    except DatabaseError:  # that is among the findings
        return []


def _in_words(findings: list[str], left: list[Any]) -> str:
    from porch.config.setup.queries.remains import in_lines

    words = "\n".join(findings) or "Nothing to mend."
    return f"{words}\n\nWhat remains:\n{in_lines(left)}" if left else words
