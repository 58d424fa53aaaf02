"""A visit: one browser signed in, or a visitor on the way. How long it may last, and what we call its device."""

import hashlib
from datetime import datetime, timedelta

KEPT = timedelta(days=30)  # one's own device
SHARED = timedelta(hours=12)  # a device others use too
VISITOR = timedelta(days=1)  # nobody signed in: an invitation carried along, answers of set-up
IDLE = timedelta(minutes=30)  # without a page: a shared device is signed out, a desk asks again

PHONE, TABLET, COMPUTER, SOME = "phone", "tablet", "computer", ""


def digest_of(key: str) -> str:
    """What is kept in place of a session's key: whoever reads the table cannot sign in with it."""
    return hashlib.sha256(key.encode()).hexdigest()


def end_of(now: datetime, *, signed_in: bool, shared: bool) -> datetime:
    """When a visit that begins ``now`` is over, however it is used; to the hour, so that no minute is kept."""
    lasts = (SHARED if shared else KEPT) if signed_in else VISITOR
    return (now + lasts).replace(minute=0, second=0, microsecond=0)


def device_of(user_agent: str) -> str:
    """The bland kind of device behind a browser's long name of itself, which is not kept."""
    said = user_agent.lower()
    if not said:
        return SOME
    if "ipad" in said or "tablet" in said or ("android" in said and "mobile" not in said):
        return TABLET
    return PHONE if "mobile" in said or "iphone" in said else COMPUTER
