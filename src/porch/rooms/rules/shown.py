"""How people are shown in one room: each chooses it at its door, and it says nothing outside."""

NAME, LETTER, MEMBER = "name", "letter", "member"
HOWS_SHOWN = (NAME, LETTER, MEMBER)


def shown_as(handle: str, how: str, *, member: str) -> str:
    """The name others read. ``member`` is what somebody without a name is called."""
    if how == LETTER:
        return f"{handle[:1].upper()}."
    return handle if how == NAME else member


def disc(name: str, how: str) -> str:
    """What stands in their seat of the circle."""
    return "" if how == MEMBER else "".join(word[:1] for word in name.split()[:2]).upper()
