"""A study that Eli put right, with the reason, and the sums of a site that does not exist. Its name says so."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from porch.evidence.actions import studies, sums
from porch.evidence.rules.studies import brought
from porch.evidence.rules.sums import Sums, digits, key_words, signed
from porch.people.models import Member

NAME = "Hill district (made up)"
STUDY = "map-pilot"
FOUND = "Those who were helped used less by the end, and most of the mentors went on not using."
WHY = "Its summary says that most mentors kept on not using. It does not say that they used less."


def fill(seated: Mapping[str, Member], now: datetime) -> None:
    eli = seated["Eli"]
    facts = brought()[STUDY]
    studies.change(
        STUDY, facts | {"found": FOUND}, seen=facts, because=WHY, by=eli, now=now - timedelta(days=9)
    )
    private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(NAME.encode()).digest())
    public = private.public_key().public_bytes_raw()
    sums.make_key(now)
    sums.trust(NAME, key_words(public), digits(public), by=eli, now=now - timedelta(days=6))
    sums.take_in(signed(_sent(key_words(public), now), private), by=eli, now=now - timedelta(days=5))


def _sent(key: str, now: datetime) -> Sums:
    """Of a community of some three hundred; 1 to 10 are hidden, as everywhere."""
    tables: dict[str, tuple[tuple[int | None, ...], ...]] = {
        "peers": ((97, 41), (69, 49)),
        "retained": ((214, 16, 38, None, 27), (121, 47, 88, 11, 28), (52, 102, 96, 14, 31)),
    }
    return Sums("Hill district", key, (now - timedelta(days=30)).date(), "2026-12", tables)
