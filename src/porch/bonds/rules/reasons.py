"""Which reasons may still be said: a fact stops being one the moment either takes back that it may be shared."""

from collections.abc import Collection, Sequence

ALWAYS = frozenset({"availability", "language"})
"""Both gave these so that meeting can work; they are no secret between two who are to meet."""


def still_sayable(
    codes: Sequence[str], sentences: Sequence[str], one: Collection[str], other: Collection[str]
) -> list[str]:
    """The sentences whose fact both still share; ``one`` and ``other`` are the fields each lets be said."""
    return [
        sentence
        for code, sentence in zip(codes, sentences, strict=False)
        if code in ALWAYS or (code in one and code in other)
    ]
