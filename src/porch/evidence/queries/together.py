"""What the studies of the library come to together: worked out when their numbers change, read here."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from porch.evidence.models import PutTogether
from porch.evidence.rules.heaps import digest, heaps
from porch.evidence.rules.studies import Study

type Together = list[dict[str, Any]]


def together(studies: Iterable[Study]) -> Together | None:
    """Heap by heap (``rules.together``); None while it is still worked out."""
    return kept(digest(heaps(studies)))


def kept(of: str) -> Together | None:
    """By the digest of the numbers. The studies that the program brings were put together beforehand."""
    ready = _brought()
    if ready["of"] == of:
        found: Together = ready["result"]
        return found
    return PutTogether.objects.filter(of=of).values_list("result", flat=True).first()


@cache
def _brought() -> dict[str, Any]:
    text = files("porch.evidence").joinpath("data", "together.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return told
