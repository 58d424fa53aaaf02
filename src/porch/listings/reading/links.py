"""Ways in from afar, and to a group's basket: links, numbers to call, names at payment services."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from porch.listings.reading.taking import Taking, shown

LONGEST_NUMBER = 100

_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):(?!\d)")
_HOST = re.compile(r"^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{1,62}$")
_INSIDE = re.compile(r"https?://[^\s<>\"'，、]+", re.IGNORECASE)
_MAIL = re.compile(r"^[^@\s,;<>\"'()]{1,64}@(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z]{2,24}$")
_EXTENSION = re.compile(r"\s*(?:,|;)?\s*(?:extension|ext\.?|x)\s*(?=\d)", re.IGNORECASE)
_CODE = re.compile(r"\s*,?\s*(?:access code|code|pin|id|passcode|meeting id)[:.]?\s*(?=\d)", re.IGNORECASE)
_DIALLED = re.compile(r"^\+?[\d\s().\-/,*#;+]+")
_ADDRESS_OF = {
    "paypal": re.compile(r"^(?:https?://)?(?:www\.)?paypal\.(?:me|com/paypalme)/", re.IGNORECASE),
    "venmo": re.compile(r"^(?:https?://)?(?:www\.|account\.)?venmo\.com/(?:u/)?", re.IGNORECASE),
    "square": re.compile(r"^(?:https?://)?(?:www\.)?cash\.(?:app|me)/", re.IGNORECASE),
}
_NAME_AT = {
    "paypal": re.compile(r"^[A-Za-z0-9]{1,40}$"),
    "venmo": re.compile(r"^@[A-Za-z0-9_-]{2,40}$"),
    "square": re.compile(r"^\$[A-Za-z0-9_]{1,40}$"),
    "homegroup_online": re.compile(r"^[A-Za-z0-9_-]{1,40}$"),
}
_SIGN = {"venmo": "@", "square": "$"}


def link(taking: Taking, row: dict[str, Any], name: str, most: int = 1000, mail: bool = False) -> str:
    """An address of the web, with its scheme; with ``mail`` a mailto: as well. Anything else is left out."""
    said = row.get(name)
    if not said:
        return ""
    if not isinstance(said, str):
        taking.note(name, "left out, for it is no link")
        return ""
    if len(said) <= most and _link(said, mail) == said:
        return said
    text = taking.text(row, name, most + 1000)
    good = _mended(text, mail)
    if len(good) > most:
        return _too_long(taking, name)
    if text and not good:
        taking.note(name, f"{shown(text)} is no link to a page: left out")
    elif good != said.strip():
        taking.note(name, f"read as {shown(good, 80)}")
    return good


def _too_long(taking: Taking, name: str) -> str:
    taking.note(name, "left out, for a link of that length leads nowhere")
    return ""


def _mended(text: str, mail: bool) -> str:
    if good := _link(text, mail):
        return good
    if not text or _SCHEME.match(text):
        return next((good for one in _INSIDE.findall(text) if (good := _link(one, mail))), "")
    if mail and _MAIL.match(text):
        return "mailto:" + text
    if found := _INSIDE.search(text):
        return _link(found[0], mail)
    return _link("https://" + text.removeprefix("//"), mail)


@lru_cache(maxsize=8192)
def _link(text: str, mail: bool) -> str:
    """The text, if it is a whole link and nothing else."""
    if any(one.isspace() or one in '<>"\\^`{|}' or ord(one) < 32 for one in text):
        return ""
    if mail and text.lower().startswith("mailto:"):
        return text if _MAIL.match(text[7:].split("?")[0]) else ""
    try:
        parts = urlsplit(text)
        port_is_fine = parts.port is None or parts.port > 0
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError):
        return ""
    fine = parts.scheme.lower() in ("http", "https") and _HOST.match(host.lower()) and port_is_fine
    return text if fine and not parts.username and not parts.password else ""


def mails(taking: Taking, said: Any, name: str) -> tuple[str, ...]:
    """Addresses that are told for everybody to write to."""
    if not said:
        return ()
    parts = (
        re.split(r"[,;\s]+", said) if isinstance(said, str) else said if isinstance(said, list) else [said]
    )
    good = tuple(
        dict.fromkeys(one.strip() for one in parts if isinstance(one, str) and _MAIL.match(one.strip()))
    )
    if len(good) < len([one for one in parts if one]):
        taking.note(name, "what is no e-mail address, or stands there twice, is left out")
    return good


def phone(taking: Taking, row: dict[str, Any], name: str, country: str) -> tuple[str, str]:
    """A number as a telephone dials it, and what stood there instead when it cannot be dialled."""
    said = row.get(name)
    if isinstance(said, str) and len(said) <= LONGEST_NUMBER and _dialled(said, country) == said:
        return said, ""
    text = taking.text(row, name, 500)
    if not text:
        return "", ""
    if len(good := _dialled(text, country)) > LONGEST_NUMBER or not good:
        taking.note(name, f"{shown(text)} cannot be dialled: told beside the number instead")
        return "", text
    if good != text:
        taking.note(name, f"{shown(text)} is read as {good}")
    return good, ""


@lru_cache(maxsize=8192)
def _dialled(text: str, country: str) -> str:
    for words in (_EXTENSION, _CODE):
        text = words.sub(",", text)
    found = _DIALLED.match(text.strip().removeprefix("tel:").strip())
    if not found:
        return ""
    number = re.sub(r"[^\d,*#+]", "", found[0].replace(";", ","))
    number = number[:1] + number[1:].replace("+", "")
    main = re.split(r"[,*#]", number, maxsplit=1)[0]
    if not 6 <= len(main.lstrip("+")) <= 15:
        return ""
    rest = number[len(main) :].rstrip(",") if len(number) > len(main) else ""
    if country in ("US", "CA") and len(main) == 10:
        main = "+1" + main
    return main + rest


def account(taking: Taking, row: dict[str, Any], name: str) -> str:
    """The name at a payment service. What is none is left out and not repeated: passwords were found there."""
    text = taking.text(row, name, 500)
    if not text:
        return ""
    if _NAME_AT[name].match(text):
        return text
    good = _ADDRESS_OF[name].sub("", unquote(text)) if name in _ADDRESS_OF else text
    good = good.split("?")[0].strip("/ ")
    sign = _SIGN.get(name, "")
    if sign and not good.startswith(sign):
        good = good[good.rfind(" " + sign) + 1 :] if " " + sign in good else sign + good
    if _NAME_AT[name].match(good):
        taking.note(name, f"read as {good}")
        return good
    taking.note(name, "left out, for it is no name at that service")
    return ""
