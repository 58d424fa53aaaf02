"""Where somebody was going when they were asked for a name first: carried through joining, and used once."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

ONWARD, LONGEST = "onward", 300


def keep_onward(request: HttpRequest) -> None:
    """Keep the page they came for, if it is one of ours; of any other address nothing is kept."""
    if path := own_path(request.GET.get("next", "")):
        request.session[ONWARD] = path


def take_onward(request: HttpRequest) -> str:
    """The page they came for, once; empty for whoever came for none."""
    return str(request.session.pop(ONWARD, ""))


def own_path(said: str) -> str:
    """The path of an address here, without what follows it; empty for one that leads anywhere else."""
    if not said.startswith("/") or len(said) > LONGEST or not said.isprintable():
        return ""  # a browser leaves out what cannot be printed, and would read another address
    if not url_has_allowed_host_and_scheme(said, allowed_hosts=None):
        return ""
    return urlsplit(said).path
