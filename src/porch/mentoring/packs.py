"""The packs shown here: ours first, then every readable file in the ``packs`` folder of the data folder."""

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from porch.mentoring.rules.packs import Exercise, Pack, UnreadablePack, pack_in

OURS = Path(__file__).resolve().parent / "data" / "packs"
FOLDER = "packs"


def packs() -> tuple[Pack, ...]:
    """Every pack. Reading never fails: a file that cannot be read is left out, and ``trouble`` says why."""
    found: dict[str, Pack] = {}
    for path in (*sorted(OURS.glob("*.json")), *_added()):
        try:
            pack = _read(path, path.stat().st_mtime_ns)
        except (OSError, ValueError, UnreadablePack):
            continue
        found.setdefault(pack.code, pack)
    return tuple(found.values())


def exercise(pack: str, code: str) -> Exercise | None:
    return next(
        (one for held in packs() if held.code == pack for one in held.exercises if one.code == code), None
    )


def trouble() -> list[tuple[str, str]]:
    """Files of the community that cannot be shown, each with what is wrong first."""
    wrong, taken = [], {one.stem for one in OURS.glob("*.json")}
    for path in _added():
        try:
            pack = pack_in(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, UnreadablePack) as why:
            wrong.append((path.name, str(why)))
            continue
        if pack.code in taken:
            wrong.append((path.name, f"Another pack has the code {pack.code}."))
        taken.add(pack.code)
    return wrong


def _added() -> list[Path]:
    return sorted((Path(settings.PORCH_DATA) / FOLDER).glob("*.json"))


@lru_cache(maxsize=64)
def _read(path: Path, written: int) -> Pack:
    return pack_in(json.loads(path.read_text(encoding="utf-8")))
