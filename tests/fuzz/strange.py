"""What nobody types, and machines do: values, bodies, methods, addresses. All from one seed."""

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from random import Random
from urllib.parse import quote, urlencode

STRANGE = (
    *(
        "",
        " ",
        "\x00",
        "a\x00b",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        "\u202egnp.exe",
    ),
    *("0", "-1", "00", "1e309", "NaN", "-inf", "9" * 40, "2147483648", "9223372036854775808", "٣", "½", "²"),
    *(
        "<script>alert(1)</script>",
        "{{ 7|add:7 }}",
        "{% load x %}",
        "' OR 1=1 --",
        "%s%n%x",
        "../../etc/passwd",
    ),
    *(
        "null",
        "undefined",
        "true",
        "[]",
        "{}",
        '{"a":' * 40,
        "[" * 3000,
        "()",
        "\r\nSet-Cookie: x=y",
        "\t\v\f",
    ),
    *(
        "👩‍👩‍👧‍👦" * 30,
        "e" + "\u0301" * 300,
        "ﷺ" * 50,
        "İstanbul ſ ß ŉ",
        "\ufeff\u200b\u2028\u2029",
        "\U0010ffff",
        "\ufffe",
    ),
    *(
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "10000-01-01",
        "2026-11-20T25:61",
        "24:00",
        "99:99",
        "12:00:00.5Z",
    ),
    *("Europe/Nowhere", "../Europe/London", "Europe/London\x00", "/etc/passwd", "x" * 300, "e" * 20_000),
    *(
        "00000000-0000-0000-0000-000000000000",
        "not-a-uuid",
        "urn:uuid:x",
        "on",
        "off",
        "//evil.example",
        "javascript:0",
    ),
    *("a@b", "a@b.example\nbcc: c@d.example", "@", '"<>"@x.example', "tel:+0", "+" * 30, "%", "%zz", "%00"),
)
METHODS = ("GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
KINDS = (
    *("application/x-www-form-urlencoded", "application/json", "text/plain", "application/xml", "", "x"),
    *("multipart/form-data", "multipart/form-data; boundary=" + "b" * 300, "multipart/form-data; boundary="),
    *("application/x-www-form-urlencoded; charset=utf-7", "application/json; charset=nothing", "text/\xff"),
)
HEADERS = {
    "HTTP_HX_REQUEST": ("true", "\x00", "false"),
    "HTTP_X_REQUESTED_WITH": ("fetch", "XMLHttpRequest", "é"),
    "HTTP_ACCEPT_LANGUAGE": ("xx-" * 200, "de;q=zz", "\x00", "*"),
    "HTTP_REFERER": ("", "javascript:0", "http://[::1", "x" * 5000),
    "HTTP_USER_AGENT": ("", "\x00", "i" * 9000),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Sat, 99 Xxx 2026 99:99:99 GMT", "9" * 40),
    "HTTP_IF_NONE_MATCH": ('"', "*", "W/" * 400),
    "HTTP_ACCEPT": ("application/json", "", "*/*;q=x"),
    "HTTP_IDEMPOTENCY_KEY": ("x" * 3000, "\x00"),
    "HTTP_RANGE": ("bytes=9-1", "bytes=--"),
    # never more than there is: a server waits for the rest or hangs up, and only Django's test client fails over it
    "CONTENT_LENGTH": ("x", "-5", "0"),
}


class Forms(HTMLParser):
    """A page's forms: where each goes, with the names of its fields and the values the page offers."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, list[str]]] = {}
        self._path, self._fields, self._select = path, dict[str, list[str]](), ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = self.found.setdefault(said.get("action") or self._path, {})
        if tag == "select":
            self._select = said.get("name", "")
        name = self._select if tag == "option" else said.get("name", "")
        if tag in ("input", "select", "textarea", "option", "button") and name:
            self._fields.setdefault(name, []).append(said.get("value", ""))


@dataclass(frozen=True)
class Ask:
    method: str
    path: str
    body: bytes
    kind: str
    headers: dict[str, str]


def ask_of(chance: Random, path: str, fields: dict[str, list[str]], posted: bool) -> Ask:
    """One request to ``path``: mostly a form with some values as offered and some strange, sometimes anything."""
    way = chance.random()
    method, kind = "POST", "application/x-www-form-urlencoded"
    body, headers = _form(chance, fields), {}
    if way < 0.10 or (not posted and way < 0.8):
        method = "GET"
        path, body = f"{path}?{urlencode(_pairs(chance, fields), errors='replace')}", b""
    elif way < 0.17:
        path = _bent(chance, path)
        method = chance.choice(METHODS)
    elif way < 0.27:
        body, kind = _multipart(chance, fields)
    elif way < 0.33:
        body, kind = _anything(chance), chance.choice(KINDS)
        method = chance.choice(METHODS)
    elif way < 0.37:
        body, kind = json.dumps(dict(_pairs(chance, fields))).encode(), "application/json"
    if chance.random() < 0.2:
        name = chance.choice(list(HEADERS))
        headers[name] = chance.choice(HEADERS[name])
    return Ask(method, path, body, kind, headers)


def _pairs(chance: Random, fields: dict[str, list[str]]) -> list[tuple[str, str]]:
    pairs = []
    for name, offered in fields.items():
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 30) if chance.random() < 0.2 else (1,))):
            ours = offered and chance.random() < 0.6
            pairs.append((name, chance.choice(offered) if ours else _strange(chance)))
    if chance.random() < 0.2:
        pairs.append((_strange(chance)[:200], _strange(chance)))
    return pairs


def _strange(chance: Random) -> str:
    if chance.random() < 0.2:
        return "".join(
            chr(chance.choice((chance.randrange(32), chance.randrange(0xD800)))) for _ in range(12)
        )
    return chance.choice(STRANGE)


def _form(chance: Random, fields: dict[str, list[str]]) -> bytes:
    body = urlencode(_pairs(chance, fields), errors="replace").encode()
    if chance.random() < 0.05:
        return body.replace(b"=", b"=%ff%fe", 2) + b"&%&=&&%zz=%u0000"
    return body


def _multipart(chance: Random, fields: dict[str, list[str]]) -> tuple[bytes, str]:
    edge, parts = "edge7", []
    for name, value in _pairs(chance, {**fields, "file": []}):
        file = '; filename="' + quote(chance.choice(STRANGE)[:80]) + '"' if chance.random() < 0.3 else ""
        kind = f"\r\nContent-Type: {chance.choice(('text/csv', 'application/zip', 'x'))}" if file else ""
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="{quote(name)}"{file}{kind}\r\n\r\n{value}\r\n'
        )
    body = ("".join(parts) + f"--{edge}--\r\n").encode(errors="replace")
    return body[: chance.randrange(1, len(body) + 1) if chance.random() < 0.5 else None], (
        f"multipart/form-data; boundary={edge}"
    )


def _anything(chance: Random) -> bytes:
    size = chance.choice((0, 1, 20, 3000, 70_000))
    return bytes(chance.randbytes(size)) if chance.random() < 0.7 else b"{" * size


def _bent(chance: Random, path: str) -> str:
    """The address with one of its places swapped for something strange, or grown beyond measure."""
    steps = path.strip("/").split("/")
    at = chance.randrange(len(steps))
    odd = quote(_strange(chance)[:400], safe="", errors="replace") or "."
    bent = chance.choice(
        (
            [*steps[:at], odd, *steps[at + 1 :]],
            [*steps, odd],
            [*steps[:at], *steps],
            [*steps, "x" * 5000],
            [re.sub(r"[0-9a-f]{12}$", "f" * 12, step) for step in steps],
        )
    )
    return "/" + "/".join(bent) + chance.choice(("/", "", "//", "/?" + "q=" * 2000, "/?page=" + odd, "/%00/"))
