"""Where a story may begin: questions as data, which a community may edit. A blank page is as good."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "prompts.json"


@dataclass(frozen=True)
class Prompt:
    """``code`` stands in an address, ``kind`` is what a story of it is about, ``words`` is what one reads."""

    code: str
    kind: str
    words: str


@cache
def prompts() -> dict[str, Prompt]:
    rows = json.loads(FILE.read_text(encoding="utf-8"))["prompts"]
    return {row["code"]: Prompt(row["code"], row["kind"], row["words"]) for row in rows}
