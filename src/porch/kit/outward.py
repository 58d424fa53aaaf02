"""Going out into the network: never into a private one, and only to the place that was looked up first.

A name is looked up once and that answer is used: a second look-up could answer differently.
"""

import http.client
import ipaddress
import socket
import ssl
from contextlib import suppress

DRESSED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96", "fec0::/10")))
"""IPv6 networks that lead to IPv4 addresses without saying so, and the one that was private before fc00::/7."""


class OutOfReach(Exception):
    """Nobody could be reached there, or it lies where we do not go."""


def place_of(host: str, port: int, *, private: bool) -> str:
    """The numeric address to connect to. Unless ``private`` ones are meant, each one found must be public."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as lost:
        raise OutOfReach("no such name") from lost
    if not found or not (private or all(is_public(place) for place in found)):
        raise OutOfReach("a private address")
    return found[0]


def is_public(place: str) -> bool:
    """Neither this machine, nor a neighbour, nor anything set aside; an IPv4 address dressed as IPv6 is undressed."""
    number = ipaddress.ip_address(place.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        number = inner or number
        if any(number in network for network in DRESSED):
            return False
    return number.is_global and not number.is_multicast


class Pinned(http.client.HTTPConnection):
    """A connection to the place that was checked, whatever the name would answer now. ``seconds`` a step may take."""

    def __init__(self, host: str, port: int, place: str, *, secure: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self.place, self.secure = place, secure
        self.held: socket.socket | None = None  # ``sock`` is let go when the head of the last answer was read
        self.is_cut = False
        self.default_port = (
            443 if secure else 80
        )  # the port stands in the Host header only when it is unusual

    def connect(self) -> None:
        self._hold(socket.create_connection((self.place, self.port), self.timeout))
        if self.secure:
            # the handshake comes after the new socket is in place, so that a slow one can be cut off as well
            secured = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self._hold(secured)
            secured.do_handshake()

    def _hold(self, sock: socket.socket) -> None:
        self.sock = self.held = sock
        if self.is_cut:  # while there was nothing to cut yet
            raise TimeoutError

    def cut(self) -> None:
        """End it from another thread, whatever it is waiting for, be it the last byte of the answer's body."""
        self.is_cut = True
        if self.held is not None:
            with suppress(OSError):
                # the plain one's: that of a secured socket would have it read on as if it were not secured
                socket.socket.shutdown(self.held, socket.SHUT_RDWR)
