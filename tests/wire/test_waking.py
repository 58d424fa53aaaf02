"""Where a message may go: listed services at public addresses, and nowhere else, whatever a browser says."""

import socket
import threading
import time
from contextlib import suppress

import pytest

from porch.config.settings import PUSH_HOSTS
from porch.kit.outward import OutOfReach, is_public, place_of
from porch.wire import waking
from porch.wire.waking import NotWakeable, checked_address, post
from tests.wire.browser import push_service


@pytest.mark.parametrize(
    "address",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
        "https://fcm.googleapis.com:443/x",
    ],
)
def test_the_makers_of_browsers_are_listed(address: str) -> None:
    assert not checked_address(address, PUSH_HOSTS).named


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:x/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilpush.apple.com/x",
        "https://push.apple.com.evil.example/x",
        "https://fcm.googleapis.com@169.254.169.254/x",
        "https://169.254.169.254/latest/",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "file:///etc/passwd",
        "https://fcm.googleapis.com/a b",
        "https://fcm.googleapis.com/a\r\nX: y",
        "https://fcm.googleapis.com/" + "a" * 1000,
    ],
)
def test_any_other_address_is_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(NotWakeable) as refused:
        checked_address(address, PUSH_HOSTS)
    assert str(refused.value).endswith("Nothing was changed.")


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "ff02::1",
    ],
)
def test_private_places_are_known(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize("place", ["142.250.74.106", "2a00:1450:4001:80e::200a", "::ffff:142.250.74.106"])
def test_public_places_are_known(place: str) -> None:
    assert is_public(place)


def test_a_listed_name_that_leads_home_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One private answer among public ones is enough to stop."""
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 443)) for place in ("142.250.74.106", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(OutOfReach):
        place_of("push.example", 443, private=False)
    assert place_of("push.example", 443, private=True) == "142.250.74.106"


def test_an_origin_the_operator_wrote_out_may_be_private() -> None:
    with push_service() as service:
        address = checked_address(f"{service.origin}/x?y=1", [service.origin])
        assert address.named
        assert post(address, b"words", {"TTL": "1"}).status == 201
        (given,) = service.posts
        assert (given.path, given.body) == ("/x?y=1", b"words")
        with pytest.raises(NotWakeable):
            checked_address("http://127.0.0.1:1/x", [service.origin])


def dripping(listener: socket.socket, came_to_its_end: threading.Event) -> None:
    """Answers one letter at a time, so that no single wait is ever too long."""
    caller, _ = listener.accept()
    with suppress(OSError), caller:
        for _ in range(250):
            caller.sendall(b"x")
            time.sleep(0.02)
        came_to_its_end.set()


def test_a_service_that_answers_forever_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waking, "SECONDS", 0.3)
    came_to_its_end = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=dripping, args=(listener, came_to_its_end), daemon=True).start()
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(OutOfReach):
            post(checked_address(f"{origin}/x", [origin]), b"words", {})
    assert not came_to_its_end.is_set()


def test_nobody_there_is_out_of_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        origin = f"http://127.0.0.1:{gone.getsockname()[1]}"
    with pytest.raises(OutOfReach):
        post(checked_address(f"{origin}/x", [origin]), b"words", {})
