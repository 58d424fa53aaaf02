"""What the server refuses to start with."""

import ipaddress
import socket
from urllib.parse import urlsplit

from django.conf import settings

from porch.config.start import Refused
from porch.people.models import Member


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_open_demo(host: str) -> None:
    """Demo people have one known password: they are never served beyond this machine, nor behind a proxy."""
    made_up = Member.objects.filter(is_demo=True).exists()
    if not settings.DEMO and not made_up:
        return
    if not _is_loopback(host):
        raise Refused(
            f"demo people share one known password, so the demo listens on 127.0.0.1 only, not on {host}"
        )
    if made_up and not settings.DEMO:
        raise Refused(
            "demo people are in this data folder: set DEMO=1 to look at them, or begin in another folder"
        )
    if not _is_loopback(urlsplit(settings.SITE_URL).hostname or ""):
        raise Refused(f"the demo is for this machine only, but SITE_URL says {settings.SITE_URL}")


def refuse_taken_port(host: str, port: int) -> None:
    """Say it before anything is printed or started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise Refused(f"cannot listen on {host} port {port}: {taken.strerror}") from taken
