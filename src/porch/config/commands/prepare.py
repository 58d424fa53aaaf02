"""``porch prepare``: the pairing engine compiled once, before anyone waits for it."""

from time import monotonic
from typing import Annotated

import typer

from porch.config.start import say


def prepare(as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False) -> None:
    """Compile the pairing engine for this machine: about a minute and 600 MB once, a moment ever after.

    Without it the first round does the same, beside the server. Run it after installing and after each new version.
    """
    began = monotonic()
    from porch.matching import warm

    warm()
    seconds = round(monotonic() - began, 1)
    say({"seconds": seconds}, f"The pairing engine is ready, after {seconds:g} seconds.", as_json)
