"""The words meetings are described with: kinds of meetings, and fellowships. Both are data, none is special.

``data/types.json`` brings every word together with what others call it: the code of the Meeting Guide, the key and the
world id of a BMLT server, the names and codes people type. ``data/fellowships.json`` names fellowships. What is in
neither is no mistake: a list keeps it as text.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_DATA = Path(__file__).parent / "data"
LEAST_AMONG_OTHERS = 5
_NOT_HEARD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """One thing that can be said of a meeting.

    ``kind`` is attendance, people, access, place, venue, way, subject, beside or language; the id of a language is
    its ISO code after "lang-". ``sentence`` says it to whoever reads, ``families`` does where the fellowship is for
    families and friends; either may be empty. ``mg`` is the code of the Meeting Guide, ``bmlt`` the key of a BMLT
    format, ``world`` its world id and ``shape`` its format type (FC1, FC2, FC3, O, LANG); each empty if there is
    none. ``names`` are those of the Meeting Guide in other languages, by language. ``fellowships`` are those who use
    the word, empty for everybody. ``codes`` are what else stands for it, by fellowship, "*" for all and "bmlt" on
    BMLT servers.
    """

    id: str
    kind: str
    name: str
    sentence: str = ""
    families: str = ""
    mg: str = ""
    bmlt: str = ""
    world: str = ""
    shape: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fellowships: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The ISO code of a language, else nothing."""
        return self.id.removeprefix("lang-") if self.id.startswith("lang-") else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fellowship:
    """Who meets. ``about`` says for whom, in a sentence; ``short`` is what people say; both stand on our pages."""

    id: str
    name: str
    short: str
    about: str = ""
    for_families: bool = False
    aliases: tuple[str, ...] = ()


def by_mg(code: str, fellowship: str = "") -> Type | None:
    """The type of a Meeting Guide code, or of one that ``fellowship`` or many a list use in its stead."""
    said = code.strip().upper()
    return _CODES.get((fellowship, said)) or _MG.get(said) or _CODES.get(("*", said))


def by_world(world: str) -> Type | None:
    """The type of a world id. Where several share one, the plainest: TRAD is traditions, not a workshop on them."""
    return _WORLD.get(world.strip().upper())


def by_bmlt(key: str) -> Type | None:
    """The type of the key a BMLT format usually has. Case counts where it must: ``SL`` is signed, ``So`` a speaker."""
    said = key.strip()
    return _BMLT.get(said) or _BMLT_ANYHOW.get(said.upper()) or _CODES.get(("bmlt", said.upper()))


def by_name(text: str) -> Type | None:
    """The type that has this name, in any language the data knows, however it is spaced, hyphened or accented."""
    return _NAMES.get(heard(text))


def fellowship_named(text: str) -> Fellowship | None:
    """The fellowship that has this id, name or short name, or is commonly called so."""
    return FELLOWSHIPS.get(text) or _FELLOWSHIP_NAMES.get(heard(text))


def named_in(text: str) -> tuple[Fellowship | None, str]:
    """The fellowship that words name, whole or as some of them in a row, and the other words.

    Among others a name of less than five letters is none: "CA" is also a state, "DA" a word.
    """
    whole = fellowship_named(text)
    if whole is not None:
        return whole, ""
    words = re.findall(r"[^\s-]+", text)
    for size in range(len(words) - 1, 0, -1):
        for at in range(len(words) - size + 1):
            run = " ".join(words[at : at + size])
            known = fellowship_named(run) if len(heard(run)) >= LEAST_AMONG_OTHERS else None
            if known is not None:
                return known, " ".join(words[:at] + words[at + size :])
    return None, text


def fellowship_id(text: str) -> str:
    """The id of a fellowship; of one that is not in our data, what it is called, as it stands."""
    known = fellowship_named(text)
    return known.id if known else " ".join(text.split())


def fellowship_name(id: str) -> str:
    """What a fellowship is called; one that is not in our data is called what a list calls it."""
    return FELLOWSHIPS[id].name if id in FELLOWSHIPS else id


def who_may_come(type_id: str, fellowship: str = "") -> str:
    """The sentence for ``open`` or ``closed`` as it is meant in this fellowship."""
    said, known = TYPES[type_id], FELLOWSHIPS.get(fellowship)
    return said.families if known and known.for_families and said.families else said.sentence


@lru_cache(maxsize=4096)
def heard(text: str) -> str:
    """A name as the ear has it: no case, no accents, no spaces or marks. A plus sign counts."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    return _NOT_HEARD.sub("", "".join(one for one in plain if not unicodedata.combining(one)))


def _types() -> dict[str, Type]:
    found = {}
    for said in _rows("types"):
        said["codes"] = {who: tuple(codes) for who, codes in said.get("codes", {}).items()}
        found[said["id"]] = Type(**said)
    return found


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((_DATA / f"{name}.json").read_text("utf-8"))[name]
    listed = ("aliases", "fellowships")
    return [{key: tuple(v) if key in listed else v for key, v in row.items()} for row in rows]


def _names(types: Mapping[str, Type]) -> dict[str, Type]:
    """English first, then what people type, then other languages: two languages may have one word."""
    found: dict[str, Type] = {}
    for said in (
        *((one.name, one) for one in types.values()),
        *((alias, one) for one in types.values() for alias in one.aliases),
        *((name, one) for one in types.values() for name in one.names.values()),
    ):
        found.setdefault(heard(said[0]), said[1])
    return found


def _fellowship_names(fellowships: Mapping[str, Fellowship]) -> dict[str, Fellowship]:
    found: dict[str, Fellowship] = {}
    for one in fellowships.values():
        for said in (one.id, one.name, one.short, *one.aliases):
            found.setdefault(heard(said), one)
    return found


TYPES: Mapping[str, Type] = MappingProxyType(_types())
"""Every type by its id, in the order in which a page shows them."""

FELLOWSHIPS: Mapping[str, Fellowship] = MappingProxyType(
    {said["id"]: Fellowship(**said) for said in _rows("fellowships")}
)
"""Every fellowship by its id."""

_LAST_FIRST = tuple(TYPES.values())[::-1]  # so that of several the first stays
_MG = {one.mg.upper(): one for one in TYPES.values() if one.mg}
_BMLT = {one.bmlt: one for one in TYPES.values() if one.bmlt}
_BMLT_ANYHOW = {one.bmlt.upper(): one for one in _LAST_FIRST if one.bmlt}
_WORLD = {one.world: one for one in _LAST_FIRST if one.world}
_CODES = {
    (who, code.upper()): one for one in TYPES.values() for who, codes in one.codes.items() for code in codes
}
_NAMES = _names(TYPES)
_FELLOWSHIP_NAMES = _fellowship_names(FELLOWSHIPS)
