"""What somebody typed, as it is kept: plain paragraphs, without signs that nobody sees or that turn a line round."""

import re
import unicodedata

LONGEST = 3000
LONGEST_NAME = 40
_KEPT = frozenset("\n\u200c\u200d")  # some scripts and signs need the two joiners


def cleaned(text: str) -> str:
    """The words with one kind of line end, at most one empty line in a row, and no control or turning signs."""
    lines = re.sub(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85", "\n", unicodedata.normalize("NFC", text)).replace(
        "\t", " "
    )
    seen = "".join(
        sign for sign in lines if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co")
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in seen.split("\n"))).strip()


def cleaned_name(text: str) -> str:
    """A name as it is shown: one line, without signs that only draw."""
    return " ".join(cleaned(text).split())


def is_a_name(name: str) -> bool:
    """Letters, spaces and the signs names have; no address, no link, nothing longer than a line."""
    return (
        bool(name)
        and len(name) <= LONGEST_NAME
        and all(unicodedata.category(sign)[0] in "LM" or sign in " .'’-" or sign.isdecimal() for sign in name)
        and any(unicodedata.category(sign)[0] == "L" for sign in name)
    )
