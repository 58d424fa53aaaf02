"""A sealed file opens whole or not at all, and says what happened to it."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.kit import strongbox
from porch.kit.crypto import KeyRing
from porch.kit.strongbox import Damaged, NotOurs, Sealing, Unsealing, WrongKeys

RING = KeyRing(2, {1: b"1" * 32, 2: b"2" * 32})
SEALED_CHUNK, HEAD = strongbox.CHUNK + 16, 40


@pytest.fixture(autouse=True, scope="module")
def short_chunks() -> None:
    """Chunks of a hundred bytes, so that small files have many."""
    patch = pytest.MonkeyPatch()
    patch.setattr(strongbox, "CHUNK", 100)
    yield  # type: ignore[misc]
    patch.undo()


def sealed(words: bytes, ring: KeyRing = RING, pieces: int = 37) -> bytes:
    into = BytesIO()
    box = Sealing(into, ring)
    for start in range(0, len(words), pieces):
        box.write(words[start : start + pieces])
    box.finish()
    return into.getvalue()


def opened(file: bytes, ring: KeyRing = RING) -> bytes:
    return Unsealing(BytesIO(file), ring).read()


@given(st.binary(max_size=1000), st.integers(1, 400), st.integers(1, 400))
def test_what_went_in_comes_out_in_pieces_of_any_size(words: bytes, written: int, read: int) -> None:
    box, found = Unsealing(BytesIO(sealed(words, pieces=written)), RING), b""
    while piece := box.read(read):
        assert len(piece) <= read
        found += piece
    assert found == words


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 200, 300])
def test_the_edges_of_chunks_are_no_edge_cases(size: int) -> None:
    assert opened(sealed(b"x" * size)) == b"x" * size


@settings(max_examples=300)
@given(st.binary(min_size=1, max_size=500), st.data())
def test_any_changed_byte_is_noticed(words: bytes, data: st.DataObject) -> None:
    file = bytearray(sealed(words))
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises((Damaged, NotOurs, WrongKeys)):
        opened(bytes(file))


@given(st.binary(min_size=1, max_size=500), st.data())
def test_any_cut_is_noticed(words: bytes, data: st.DataObject) -> None:
    file = sealed(words)
    with pytest.raises((Damaged, NotOurs)):
        opened(file[: data.draw(st.integers(0, len(file) - 1))])


def chunks(file: bytes) -> tuple[bytes, list[bytes]]:
    head, rest = file[:HEAD], file[HEAD:]
    return head, [rest[at : at + 116] for at in range(0, len(rest), 116)]


def test_a_cut_between_chunks_a_swap_and_an_addition_are_named() -> None:
    head, parts = chunks(sealed(b"abc" * 150))
    assert len(parts) == 5
    for made, says in (
        (parts[:3], "ends too early"),
        ([parts[1], parts[0], *parts[2:]], "part 1"),
        ([*parts, parts[0]], "part 5"),
        ([*parts[:2], *parts[3:]], "part 3"),
    ):
        with pytest.raises(Damaged, match=says):
            opened(head + b"".join(made))


def test_what_is_added_behind_a_full_last_chunk_is_named() -> None:
    with pytest.raises(Damaged, match="more was added"):
        opened(sealed(b"x" * 200) + b"y")


def test_a_chunk_of_another_file_does_not_fit() -> None:
    head, mine = chunks(sealed(b"a" * 300))
    _, others = chunks(sealed(b"a" * 300))
    with pytest.raises(Damaged, match="part 2"):
        opened(head + mine[0] + others[1] + mine[2])


def test_an_older_key_of_the_ring_still_opens_and_a_strange_ring_is_told_apart_from_damage() -> None:
    older = sealed(b"lamp", KeyRing(1, RING.keys))
    assert opened(older) == b"lamp"
    for strange in (KeyRing(2, {2: b"x" * 32}), KeyRing(7, {7: b"2" * 32})):
        with pytest.raises(WrongKeys):
            opened(sealed(b"lamp"), strange)


def test_another_file_is_not_ours() -> None:
    for other in (b"", b"PORCH", b"SQLite format 3\0" + b"x" * 100):
        with pytest.raises(NotOurs):
            opened(other)
