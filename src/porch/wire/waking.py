"""One message to one push service over the network: only to services that were allowed, never into a private network.

An address comes from a member's browser, so it could be anything. It must be on the list the operator keeps, and a
service found by name must lie at public addresses, which are looked up once and then used: a second look-up could
answer differently. Redirects are not followed, proxies not used, and a slow answer is cut off.
"""

import http.client
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from porch.kit.outward import OutOfReach, Pinned, place_of

SECONDS = 10.0
LONGEST_ADDRESS = 1000


class NotWakeable(Exception):
    """A browser's address or keys cannot be used. Its text is for its owner."""


@dataclass(frozen=True)
class Answer:
    """What the push service said: an HTTP status, and the seconds it asks us to wait."""

    status: int
    retry_after: int = 0


@dataclass(frozen=True)
class Address:
    """A push address that may be used; ``named`` when the operator wrote this very origin into PUSH_HOSTS."""

    url: SplitResult
    named: bool

    @property
    def origin(self) -> str:
        return f"{self.url.scheme}://{self.url.netloc}"


def checked_address(written: str, allowed: Sequence[str]) -> Address:
    """The address when its service is on the list; NotWakeable, with one sentence, when not."""
    sorry = NotWakeable(
        "This browser’s way of being woken is not one that this place uses. Nothing was changed."
    )
    try:
        url = urlsplit(written)
        port = url.port
    except ValueError as wrong:
        raise sorry from wrong
    plain = written.isascii() and written.isprintable() and " " not in written and "@" not in url.netloc
    if not url.hostname or not plain or len(written) > LONGEST_ADDRESS:
        raise sorry
    if f"{url.scheme}://{url.netloc}".lower() in (entry.lower().rstrip("/") for entry in allowed):
        return Address(url, named=True)
    if url.scheme != "https" or port not in (None, 443) or not _is_listed(url.hostname, allowed):
        raise sorry
    return Address(url, named=False)


def _is_listed(host: str, allowed: Sequence[str]) -> bool:
    return any(
        host.endswith(entry[1:].lower()) if entry.startswith("*.") else host == entry.lower()
        for entry in allowed
        if "://" not in entry
    )


def post(address: Address, body: bytes, headers: dict[str, str]) -> Answer:
    """Send once; OutOfReach when nobody answers in time or the name leads into a private network."""
    url = address.url
    port = url.port or (443 if url.scheme == "https" else 80)
    place = place_of(url.hostname or "", port, private=address.named)
    connection = Pinned(url.hostname or "", port, place, secure=url.scheme == "https", seconds=SECONDS)
    alarm = threading.Timer(SECONDS, connection.cut)
    alarm.daemon = True
    alarm.start()
    try:
        connection.request("POST", f"{url.path or '/'}{f'?{url.query}' if url.query else ''}", body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, _seconds(answer.getheader("Retry-After")))
    except (OSError, http.client.HTTPException) as lost:
        raise OutOfReach(type(lost).__name__) from lost
    finally:
        alarm.cancel()
        connection.close()


def _seconds(written: str | None) -> int:
    """A wait in seconds, a day at most; dates are not read, our own waits serve as well."""
    return min(int(written), 86400) if written and written.isascii() and written.isdigit() else 0
