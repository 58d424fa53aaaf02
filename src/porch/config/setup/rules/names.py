"""The public name is bland: on a phone in a queue it tells nobody what the place is for."""

import re

TELLING = re.compile(
    r"recover|sober|sobriet|addict|alcohol|drink|drug|rehab|detox|substance|relaps|narcotic|opioid|mental|"
    r"\bclean\b|\bsteps?\b|\b12\b|twelve|\baa\b|\bna\b",
    re.IGNORECASE,
)


def telling_word(name: str) -> str:
    """The part of a public name that tells; empty when it is bland."""
    found = re.search(rf"\w*(?:{TELLING.pattern})\w*", name, re.IGNORECASE)
    return found.group() if found else ""
