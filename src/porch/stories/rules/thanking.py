"""What one can say to an author: one of three fixed lines, or a line of one's own. It opens no way to reach anybody."""

from collections.abc import Mapping

from porch.safety.rules import contacts

WORDS: Mapping[str, str] = {
    "thank-you": "Thank you for writing this.",
    "me-too": "I know this from my own life. Thank you.",
    "today": "This helped me today.",
}
LONGEST = 200


class NotSayable(Exception):
    """It does not go like this. Its text is for whoever wrote it."""


def said(code: str, line: str) -> str:
    """The words that go to the author: the line, where there is one, else the fixed one of this code."""
    own = " ".join(line.split())
    if len(own) > LONGEST:
        raise NotSayable(f"That is {len(own)} characters; {LONGEST} fit.")
    if own and contacts.found(own):
        raise NotSayable("Thanks carry no links, numbers or names elsewhere. Take that out, and it goes.")
    if not own and code not in WORDS:
        raise NotSayable("Choose a line, or write one.")
    return own or WORDS[code]
