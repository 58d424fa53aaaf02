"""Meeting formats as clients of the API know them: a number, a key and words in one or more languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from porch.listings.vocabulary import Type, by_bmlt, by_world

USUAL = "en"
MADE_FROM = 1_000_000_000
"""Numbers from here on are made from a name: no source counts that far."""

_KINDS = {"attendance": "O", "language": "LANG", "access": "FC2", "place": "FC2", "people": "FC3"}
_FIRST = frozenset({"OPEN", "CLOSED"})


@dataclass(frozen=True, slots=True)
class Words:
    """How a format is called in one language."""

    key: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A format under the number clients filter by. ``mg`` is its Meeting Guide code, empty where it has none."""

    number: int
    words: Mapping[str, Words]
    world_id: str = ""
    kind: str = ""
    mg: str = ""

    def lang(self, wanted: str = USUAL) -> str:
        """The wanted language where it has words in it, else the usual one, else its first."""
        return next((one for one in (wanted, USUAL) if one in self.words), next(iter(self.words)))

    def key(self, lang: str = USUAL) -> str:
        return self.words[self.lang(lang)].key

    @property
    def order(self) -> tuple[bool, int]:
        """Who may come is said first, then by number."""
        return (self.world_id not in _FIRST, self.number)


def number_made_of(name: str) -> int:
    """A number that is always the same for a name, and that no source gives: for what has a name only."""
    return MADE_FROM + crc32(name.encode()) % MADE_FROM


def format_of(kind: Type) -> Format:
    """A type of our own vocabulary as a format."""
    key = kind.bmlt or kind.mg or kind.id[:16].upper()
    words = {lang: Words(key, name) for lang, name in kind.names.items()}
    words[USUAL] = Words(key, kind.name, kind.sentence)
    shape = kind.shape or _KINDS.get(kind.kind, "FC1")
    return Format(number_made_of(f"type:{kind.id}"), words, kind.world, shape, kind.mg)


def type_of(key: str, world_id: str) -> Type | None:
    """The type a server means by a format. Keys are its own affair, so its world id says more where it has one."""
    named, known = by_bmlt(key), by_world(world_id) if world_id.strip() else None
    if named is not None and known is not None and named.world == known.world:
        return named
    return known or named


def keys_and_numbers(formats: Iterable[Format], lang: str = USUAL) -> tuple[str, str]:
    """The two fields of a row: the keys, who may come first and none twice; and the numbers, rising."""
    held = sorted(formats, key=lambda one: one.order)
    keys = dict.fromkeys(one.key(lang) for one in held)
    return ",".join(keys), ",".join(str(number) for number in sorted(one.number for one in held))


def rows(formats: Iterable[Format], langs: Iterable[str], root: str) -> list[dict[str, str]]:
    """What GetFormats says of these, by number; one in none of the languages is said in its usual one."""
    told = []
    asked = list(dict.fromkeys(langs))
    for one in sorted(formats, key=lambda one: one.number):
        spoken = [lang for lang in asked if lang in one.words] or [one.lang()]
        told += [_row(one, lang, root) for lang in spoken]
    return told


def _row(one: Format, lang: str, root: str) -> dict[str, str]:
    words = one.words[lang]
    return {
        "key_string": words.key,
        "name_string": words.name,
        "description_string": words.description,
        "lang": lang,
        "id": str(one.number),
        "world_id": one.world_id,
        "root_server_uri": root,
        "format_type_enum": one.kind,
    }
