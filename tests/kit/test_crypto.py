"""Sealed boxes open only where they belong, and a ring is made once."""

import json
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.kit.crypto import CannotOpen, KeyRing, read_or_make

RING = KeyRing(2, {1: b"1" * 32, 2: b"2" * 32})


@given(st.text(), st.text())
def test_what_is_sealed_opens_again_and_never_shows(words: str, about: str) -> None:
    box = RING.seal(words, about=about)
    assert RING.unseal(box, about=about) == words
    assert len(words) < 4 or words.encode() not in box


def test_the_same_words_seal_differently_each_time() -> None:
    assert RING.seal("lamp", about="a") != RING.seal("lamp", about="a")


def test_a_box_moved_to_another_row_does_not_open() -> None:
    with pytest.raises(CannotOpen):
        RING.unseal(RING.seal("lamp", about="message|1"), about="message|2")


@given(st.integers(0, 29))
def test_a_box_with_one_changed_byte_does_not_open(where: int) -> None:
    box = bytearray(RING.seal("lamp", about="a"))
    box[where] ^= 1
    if box[1] == 3:  # an unknown key id
        assert 3 not in RING.keys
    with pytest.raises(CannotOpen):
        RING.unseal(bytes(box), about="a")


def test_old_boxes_open_after_a_new_key_became_current() -> None:
    old = KeyRing(1, RING.keys).seal("lamp", about="a")
    assert RING.unseal(old, about="a") == "lamp"


@pytest.mark.parametrize("box", [b"", b"\x01", b"\x01\x02short", b"\x09" * 60])
def test_what_is_no_box_is_refused(box: bytes) -> None:
    with pytest.raises(CannotOpen):
        RING.unseal(box, about="a")


def test_the_ring_is_private_and_the_same_for_everyone_who_asks_at_once(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "keys.json"
    rings: list[KeyRing] = []
    threads = [threading.Thread(target=lambda: rings.append(read_or_make(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rings) == 8
    assert all(ring == rings[0] for ring in rings)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(json.loads(path.read_text())["keys"]) == 1
