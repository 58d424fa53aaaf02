"""A BMLT server by any of its addresses: its meetings, its formats and its service bodies lie apart."""

from urllib.parse import parse_qs, urlsplit

INTERFACE = "/client_interface/"
ROOT = "/main_server"
SEARCH = "GetSearchResults"


def addresses_of(address: str) -> tuple[str, ...]:
    """What has to be fetched for the whole of a list: three addresses of a BMLT server, else this one alone.

    A BMLT server is known by the name of its folder or of its interface; a search that somebody narrowed stays
    narrowed.
    """
    url = urlsplit(address)
    path = url.path.rstrip("/")
    if INTERFACE in url.path:
        asked = parse_qs(url.query).get("switcher", [""])[0]
        if asked not in ("", SEARCH):
            return (address,)
        root = address[: address.index(INTERFACE)]
        search = address if asked and f"{INTERFACE}json" in url.path else ""
    elif path.endswith(ROOT) and not url.query:
        root, search = f"{url.scheme}://{url.netloc}{path}", ""
    else:
        return (address,)
    ask = f"{root}{INTERFACE}json/?switcher="
    return (search or f"{ask}{SEARCH}", f"{ask}GetFormats&show_all=1", f"{ask}GetServiceBodies")
