"""``porch doctor``: what is wrong, and how to mend it."""

from typing import Annotated

import typer

from porch.config.start import ready, say


def doctor(as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False) -> None:
    """Say what is wrong with this installation and how to mend it; exit 1 when something must be mended."""
    ready()
    from porch.config.health import findings

    found = findings()
    lines = [f"{'must' if f.must else 'should'}: {f.what} {f.mend}" for f in found]
    say(
        {"findings": [{"what": f.what, "mend": f.mend, "must": f.must} for f in found]},
        "\n".join(lines) or "Nothing to mend.",
        as_json,
    )
    raise typer.Exit(1 if any(f.must for f in found) else 0)
