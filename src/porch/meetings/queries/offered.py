"""What a form can offer because the list has it: which fellowships there are, and which languages."""

from dataclasses import dataclass

from porch.meetings.queries.searching import whole_list
from porch.meetings.queries.standing import Standing


@dataclass(frozen=True, slots=True)
class Offered:
    """Ids of fellowships, ISO codes of languages."""

    fellowships: frozenset[str]
    languages: frozenset[str]


def _offered() -> Offered:
    entries = whole_list.get().entries
    types = {one for entry in entries for one in entry.types if one.startswith("lang-")}
    return Offered(
        frozenset(entry.fellowship for entry in entries if entry.fellowship),
        frozenset(one.removeprefix("lang-") for one in types),
    )


_standing: Standing[Offered] = Standing(_offered)


def offered() -> Offered:
    """As the list is now; worked out once for each state of the list."""
    return _standing.get()
