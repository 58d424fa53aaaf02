"""Lists are fetched within limits, and nobody is led into a private network."""

import socket
import threading
from collections.abc import Iterator
from urllib.parse import SplitResult

import pytest
from pytest_django import Settings

from porch.sources import fetching
from porch.sources.fetching import LARGEST, Fetched, NotFetched, checked, fetch
from tests.sources.site import Page, Site, a_site, packed


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    with a_site() as running:
        settings.LIST_ORIGINS = [running.origin]
        settings.SITE_URL = "https://porch.example"
        yield running


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://127.0.0.1/feed",
            "http://localhost/feed",
            "http://[::1]/feed",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
        ),
        *("http://169.254.169.254/latest/meta-data/", "http://192.168.0.1/", "http://[::ffff:127.0.0.1]/"),
        *(
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[fe80::1%25eth0]/",
            "http://100.64.0.1/",
            "http://[fd00::1]/",
            "http://[fec0::1]/",
            "http://[::127.0.0.1]/",
            "http://[::ffff:0:7f00:1]/",
        ),
    ],
)
def test_a_private_address_is_never_asked(address: str) -> None:
    with pytest.raises(NotFetched, match=r"private network|There is no"):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///etc/passwd",
            "ftp://a.example/",
            "gopher://a.example/",
            "//a.example/",
            "a.example/feed",
            "",
        ),
        *(
            "https://",
            "https://user:pw@a.example/",
            "https://a.example:22/",
            "https://a.example/a b",
            "http://[::1",
        ),
        *("https://a.example/\r\nX: y", "https://a.example:99999/", "https://" + "a" * 600 + ".example/"),
    ],
)
def test_what_is_no_address_of_a_list_is_refused_in_one_sentence(address: str) -> None:
    with pytest.raises(NotFetched) as refused:
        checked(address)
    assert str(refused.value).endswith(".")


def test_a_name_that_leads_home_is_not_followed_and_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answers(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(0, 0, 0, "", ("93.184.216.34", port)), (0, 0, 0, "", ("10.0.0.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(NotFetched, match="private network"):
        fetch("https://lists.example/feed.json")
    assert asked == ["lists.example"]


def test_a_redirect_into_a_private_network_is_not_followed(site: Site) -> None:
    for where in ("http://169.254.169.254/latest", "http://localhost:9/x", "file:///etc/passwd"):
        site.pages["/away"] = Page(status=302, headers={"Location": where})
        with pytest.raises(NotFetched):
            fetch(f"{site.origin}/away")


def test_a_few_turns_are_followed_and_then_no_more(site: Site) -> None:
    site.pages |= {f"/{n}": Page(status=301, headers={"Location": f"/{n + 1}"}) for n in range(9)}
    site.pages["/9"] = Page(b"[]")
    assert fetch(f"{site.origin}/4") == Fetched(b"[]")
    with pytest.raises(NotFetched, match="on and on"):
        fetch(f"{site.origin}/3")


def test_what_we_have_is_not_sent_again(site: Site) -> None:
    site.pages["/feed"] = Page(b"[1]", etag='"a"', headers={"Last-Modified": "Fri, 20 Nov 2026 12:00:00 GMT"})
    first = fetch(f"{site.origin}/feed")
    assert first == Fetched(b"[1]", '"a"', "Fri, 20 Nov 2026 12:00:00 GMT")
    assert fetch(f"{site.origin}/feed", etag=first.etag, modified=first.modified) is None
    assert site.asked[-1][1]["If-Modified-Since"] == first.modified
    assert site.asked[-1][1]["User-Agent"] == "Porch (+https://porch.example)"


def test_packed_lists_are_unpacked_and_what_grows_too_large_is_dropped(site: Site) -> None:
    site.pages |= {
        "/packed": packed(b"[2]"),
        "/bomb": packed(b"\0" * (LARGEST + 1)),
        "/large": Page(b"x" * (LARGEST + 1)),
    }
    assert fetch(f"{site.origin}/packed") == Fetched(b"[2]")
    for path in ("/bomb", "/large"):
        with pytest.raises(NotFetched, match="larger than 25 MB"):
            fetch(f"{site.origin}{path}")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (Page(status=404), "answered 404"),
        (Page(status=403, headers={"CF-RAY": "1"}), "the guard before it"),
        (Page(b"[1]", headers={"Content-Length": "30"}), "broke off"),
        (Page(packed(b"[1]" * 100).body[:-9], headers={"Content-Encoding": "gzip"}), "broke off"),
        (Page(b"no gzip", headers={"Content-Encoding": "gzip"}), "did not answer, or broke off"),
        (Page(b"[1]", headers={"Content-Encoding": "br"}), "packed it as br"),
        (Page(status=302), "answered 302"),
    ],
)
def test_a_server_in_trouble_is_told_of_and_nothing_of_it_is_taken(site: Site, page: Page, says: str) -> None:
    site.pages["/feed"] = page
    with pytest.raises(NotFetched, match=says):
        fetch(f"{site.origin}/feed")


def test_how_long_a_server_asks_us_to_wait_is_kept(site: Site) -> None:
    site.pages["/feed"] = Page(status=429, headers={"Retry-After": "7200"})
    with pytest.raises(NotFetched) as refused:
        fetch(f"{site.origin}/feed")
    assert refused.value.wait == 7200


def test_a_server_that_never_ends_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", 0.3)
    over = threading.Event()
    site.pages["/slow"] = Page(b"[1]", then=lambda: over.wait(10))
    with pytest.raises(NotFetched, match="took longer"):
        fetch(f"{site.origin}/slow")
    over.set()


@pytest.mark.parametrize("close", [True, False])
def test_a_body_that_drips_is_cut_off_in_the_middle(
    site: Site, monkeypatch: pytest.MonkeyPatch, close: bool
) -> None:
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", 0.3)
    monkeypatch.setattr(fetching, "STEP_SECONDS", 5.0)
    over = threading.Event()
    ends = {"Connection": "close"} if close else {}
    site.pages["/drips"] = Page(b"[1", headers={"Content-Length": "1000", **ends}, then=lambda: over.wait(10))
    try:
        with pytest.raises(NotFetched, match="took longer"):
            fetch(f"{site.origin}/drips")
        assert not over.is_set()
    finally:
        over.set()


def test_what_comes_after_the_end_of_what_was_packed_is_not_waited_for(site: Site) -> None:
    whole = packed(b"[2]")
    site.pages["/tail"] = Page(whole.body + b"\0" * 3 * LARGEST, headers=whole.headers)
    assert fetch(f"{site.origin}/tail") == Fetched(b"[2]")


@pytest.mark.parametrize("origin", ["https://lists.example", "http://lists.example"])
def test_nobody_is_led_from_elsewhere_into_the_operators_own_network(
    site: Site, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    site.pages["/inside"] = Page(b"[1]")
    real, asked = fetching._ask, []

    def ask(url: SplitResult, said: dict[str, str], *, private: bool) -> Fetched | str | None:
        asked.append(private)
        away = "lists.example" in url.netloc
        return f"{site.origin}/inside" if away else real(url, said, private=private)

    monkeypatch.setattr(fetching, "_ask", ask)
    with pytest.raises(NotFetched):
        fetch(f"{origin}/feed")
    assert not any(asked)
    site.pages["/out"] = Page(status=302, headers={"Location": "http://lists.example/and-in-again"})
    asked.clear()
    with pytest.raises(NotFetched, match="private network"):
        fetch(f"{site.origin}/out")
    assert asked == [True, False, False]
    assert fetch(f"{site.origin}/inside") == Fetched(b"[1]")


@pytest.mark.parametrize("said", ['"' + "a" * 300 + '"', '"a\x07b"', '"\xe9"'])
def test_a_word_that_cannot_be_said_back_as_it_came_is_not_kept(site: Site, said: str) -> None:
    site.pages["/feed"] = Page(b"[1]", headers={"ETag": said})
    assert fetch(f"{site.origin}/feed") == Fetched(b"[1]")


def test_a_word_that_cannot_be_sent_is_trouble_and_no_crash(site: Site) -> None:
    with pytest.raises(NotFetched):
        fetch(f"{site.origin}/feed", etag='"a\r\n b"')
