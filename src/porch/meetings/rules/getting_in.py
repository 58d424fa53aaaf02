"""How one gets into a meeting: a link that leads into it, a number to call, a place on the ground."""

from urllib.parse import urlsplit

STUBS = frozenset({"j", "my", "w", "s", "join"})
"""What a link ends with when somebody forgot to paste the number behind it."""
LONGEST = 1000


def leads_in(link: str) -> bool:
    """Whether a link leads into a meeting: a web address, and more of it than the name of a service."""
    try:
        parts = urlsplit(link.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "." not in host or len(link) > LONGEST:
        return False
    if parts.query or parts.fragment:
        return True
    steps = [step for step in parts.path.split("/") if step]
    return bool(steps) and steps[-1].lower() not in STUBS


def digits_of(phone: str) -> str:
    """A number as a phone dials it, with the pauses and codes behind it; empty where there is nothing to dial."""
    dialled = "".join(sign for sign in phone if sign.isdigit() or sign in "+,*#;")
    return dialled if sum(sign.isdigit() for sign in dialled) >= 3 else ""


def point_of(latitude: float | None, longitude: float | None) -> str:
    """A place as an address that phones open in their own maps; empty for no place, and for the middle of the sea."""
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return ""
    return f"{latitude:.5f},{longitude:.5f}"
