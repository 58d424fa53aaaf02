"""Fetching somebody's list: politely, within limits, and never from a private network.

An address comes from a person, and every redirect from somebody's server: each is looked at before it is asked.
"""

import http.client
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from porch.kit.outward import OutOfReach, Pinned, place_of

LARGEST = 25 * 1024 * 1024
"""Bytes of a list once unpacked. The largest list of the field has 13."""
STEP_SECONDS, WHOLE_SECONDS = 15.0, 90.0
MOST_TURNS = 5
LONGEST_ADDRESS = 500
PIECE = 64 * 1024
MOVED = frozenset({301, 302, 303, 307, 308})
WANTED = "application/json, text/csv, text/calendar, application/x-ndjson;q=0.9, */*;q=0.5"


class NotFetched(Exception):
    """One sentence that says why there is nothing; ``wait`` are the seconds its server asks us to wait."""

    def __init__(self, why: str, wait: int = 0) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(frozen=True)
class Fetched:
    """What a server sent, unpacked, with the two words by which it knows next time whether we have it."""

    body: bytes
    etag: str = ""
    modified: str = ""


def checked(address: str) -> SplitResult:
    """The address, if it is one that may be asked at all; NotFetched says what is wrong with it."""
    try:
        url = urlsplit(address)
        port = url.port
    except ValueError as wrong:
        raise NotFetched("This is not an address of the web.") from wrong
    plain = (
        address.isascii() and address.isprintable() and " " not in address and len(address) <= LONGEST_ADDRESS
    )
    if url.scheme not in ("https", "http") or not url.hostname or not plain:
        raise NotFetched("An address begins with https:// and is written without blanks.")
    if "@" in url.netloc:
        raise NotFetched("An address with a name or a password in it is not kept here.")
    if port is not None and port < 1024 and port not in (80, 443) and not _is_ours(url):
        raise NotFetched(f"Lists are not fetched from port {port}.")
    return url


def fetch(address: str, *, etag: str = "", modified: str = "") -> Fetched | None:
    """What is there now; None when its server says that it is what we have. NotFetched says why there is nothing."""
    asked = {"If-None-Match": etag} if etag else {}
    if modified:
        asked["If-Modified-Since"] = modified
    url = checked(address)
    private = _is_ours(url)
    for _ in range(MOST_TURNS + 1):
        answer = _ask(url, asked, private=private)
        if not isinstance(answer, str):
            return answer
        following = _next(url, answer)
        private = private and _origin(following) == _origin(url)  # nobody is led in from elsewhere
        url = following
    raise NotFetched(f"It leads on and on; {MOST_TURNS} turns are as far as we go.")


def _next(url: SplitResult, where: str) -> SplitResult:
    try:
        following = checked(urljoin(url.geturl(), where))
    except ValueError as wrong:
        raise NotFetched("It leads to something that is no address.") from wrong
    if url.scheme == "https" and following.scheme == "http":
        raise NotFetched("It leads from an address that nobody can read along to one where everybody can.")
    return following


def _is_ours(url: SplitResult) -> bool:
    """Whether the operator named this very origin (LIST_ORIGINS): then it may lie in a network of their own."""
    origins: Sequence[str] = settings.LIST_ORIGINS
    return _origin(url) in (entry.lower().rstrip("/") for entry in origins)


def _origin(url: SplitResult) -> str:
    return f"{url.scheme}://{url.netloc}".lower()


def _ask(url: SplitResult, asked: dict[str, str], *, private: bool) -> Fetched | str | None:
    """One request: what came, None when it is what we have, or the address it leads to."""
    host, secure = url.hostname or "", url.scheme == "https"
    port = url.port or (443 if secure else 80)
    place = _place(host, port, private=private)
    connection = Pinned(host, port, place, secure=secure, seconds=STEP_SECONDS)
    late = threading.Event()

    def cut() -> None:
        late.set()
        connection.cut()

    alarm = threading.Timer(WHOLE_SECONDS, cut)
    alarm.daemon = True
    alarm.start()
    try:
        connection.request(
            "GET", f"{url.path or '/'}{f'?{url.query}' if url.query else ''}", headers=_headers(asked)
        )
        return _answered(connection.getresponse(), host, late)
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as lost:
        raise (
            _too_slow(host) if late.is_set() else NotFetched(f"{host} did not answer, or broke off.")
        ) from lost
    finally:
        alarm.cancel()
        connection.close()


def _too_slow(host: str) -> NotFetched:
    return NotFetched(f"{host} took longer than {WHOLE_SECONDS:.0f} seconds.")


def _place(host: str, port: int, *, private: bool) -> str:
    try:
        return place_of(host, port, private=private)
    except OutOfReach as lost:
        if "private" in str(lost):
            raise NotFetched(f"{host} lies in a private network, where lists are not fetched.") from lost
        raise NotFetched(f"There is no {host}.") from lost


def _headers(asked: dict[str, str]) -> dict[str, str]:
    agent = f"Porch (+{settings.SITE_URL})"
    return {"User-Agent": agent, "Accept": WANTED, "Accept-Encoding": "gzip", "Connection": "close"} | asked


def _answered(answer: http.client.HTTPResponse, host: str, late: threading.Event) -> Fetched | str | None:
    where = answer.getheader("Location")
    if answer.status in MOVED and where:
        return where
    if answer.status == 304:
        return None
    if answer.status != 200:
        raise NotFetched(
            f"{host} answered {answer.status}{_guard(answer)}.", _seconds(answer.getheader("Retry-After"))
        )
    body = _whole(answer, host, late)
    return Fetched(body, _word(answer.getheader("ETag"), 255), _word(answer.getheader("Last-Modified"), 64))


def _word(said: str | None, longest: int) -> str:
    """Only what can be said back as it came: a part of it would be another word."""
    return said if said and len(said) <= longest and said.isascii() and said.isprintable() else ""


def _guard(answer: http.client.HTTPResponse) -> str:
    """Sites behind a guard turn programs away; whoever looks after the list has to ask for a way through."""
    guarded = answer.status in (403, 429, 503) and (
        answer.getheader("CF-RAY") or "cloudflare" in (answer.getheader("Server") or "").lower()
    )
    return ": not the site itself, but the guard before it, which takes us for a robot" if guarded else ""


def _whole(answer: http.client.HTTPResponse, host: str, late: threading.Event) -> bytes:
    """The body, unpacked as it comes, so that little that unpacks to very much is dropped in time."""
    coding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip"):
        raise NotFetched(f"{host} packed it as {coding[:20]}, which we did not ask for.")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in coding else None
    pieces, size, came = [], 0, 0
    # read1 gives what is there: read would wait for a whole piece, however slowly it drips
    while not (unpack and unpack.eof) and (piece := answer.read1(PIECE)):
        if late.is_set():
            raise _too_slow(host)
        plain = unpack.decompress(piece, LARGEST + 1 - size) if unpack else piece
        pieces.append(plain)
        size += len(plain)
        came += len(piece)
        if max(size, came) > LARGEST:
            raise NotFetched(f"What {host} sends is larger than {LARGEST // 1024**2} MB.")
    if late.is_set():  # what was cut off looks like the end of a body that does not say how long it is
        raise _too_slow(host)
    if not unpack.eof if unpack else answer.length:
        raise NotFetched(f"{host} broke off in the middle.")
    return b"".join(pieces)


def _seconds(written: str | None) -> int:
    """A wait in seconds, a day at most; dates are not read."""
    return min(int(written), 86400) if written and written.isascii() and written.isdigit() else 0
