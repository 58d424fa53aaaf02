"""What the server refuses to start with."""

import ipaddress

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
    """Demo people have one known password: they are never served beyond this machine."""
    if _is_loopback(host):
        return
    if settings.DEMO or Member.objects.filter(is_demo=True).exists():
        raise Refused(
            f"demo people share one known password, so the demo listens on 127.0.0.1 only, not on {host}"
        )
