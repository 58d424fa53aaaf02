"""The headings of a plan, from a file: the operator's own copy in the data folder wins, as long as it can be read."""

import json
from pathlib import Path

from porch.safety.rules.plan import Step, UnreadableSteps, steps_in

PACKAGED = Path(__file__).resolve().parent / "data" / "plan" / "steps.json"
OWN = "plan-steps.json"


def steps(data_dir: Path) -> tuple[Step, ...]:
    """The headings everyone here is shown. Reading never fails: what cannot be read gives way to ours."""
    try:
        return steps_in(json.loads((data_dir / OWN).read_text(encoding="utf-8")))
    except (OSError, ValueError, UnreadableSteps):
        return steps_in(json.loads(PACKAGED.read_text(encoding="utf-8")))
