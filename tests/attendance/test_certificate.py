"""The certificate by itself: what is good, and every way in which one is not."""

import base64
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from porch.attendance.rules.certificate import (
    FIRST_DAY,
    LENGTH,
    NUMBER_SIGNS,
    Said,
    as_signs,
    bond,
    in_groups,
    key_id,
    new_number,
    new_salt,
    sign,
    verify,
)

OURS = Ed25519PrivateKey.generate()
OLDER = Ed25519PrivateKey.generate()
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
NAME = "Jordan Example"


def public(*keys: Ed25519PrivateKey) -> dict[str, bytes]:
    raw = [key.public_key().public_bytes_raw() for key in keys]
    return {key_id(one): one for one in raw}


def made(name: str = NAME, key: Ed25519PrivateKey = OURS, number: str | None = None) -> tuple[str, Said]:
    salt = new_salt()
    said = Said(number or new_number(), date(2026, 11, 20), 60)
    return sign(said, salt, bond(name, salt), key), said


def test_a_certificate_says_its_day_and_length_to_whoever_has_the_name() -> None:
    token, said = made()
    assert len(token) == LENGTH == 192
    assert verify(token, NAME, public(OURS)) == said
    assert token[:NUMBER_SIGNS] == said.number


def test_capitals_spaces_and_line_ends_do_not_matter() -> None:
    token, said = made()
    assert verify("\r\n".join(in_groups(token.lower())), "  jordan   EXAMPLE ", public(OURS)) == said


TOKEN, SAID = made()


@given(at=st.integers(0, LENGTH - 1), other=st.sampled_from(SIGNS))
def test_one_sign_changed_anywhere_and_it_fails(at: int, other: str) -> None:
    changed = TOKEN[:at] + other + TOKEN[at + 1 :]
    assert verify(changed, NAME, public(OURS)) == (SAID if changed == TOKEN else None)


def test_every_sign_changed_into_every_other_fails() -> None:
    keys = public(OURS)
    for at in range(LENGTH):
        before = SIGNS.index(TOKEN[at])
        for step in (1, 7, 31):  # three others at each place; the test above draws the rest
            changed = TOKEN[:at] + SIGNS[(before + step) % 32] + TOKEN[at + 1 :]
            assert verify(changed, NAME, keys) is None, at


@given(typed=st.text(max_size=250))
def test_anything_else_that_is_typed_fails_and_breaks_nothing(typed: str) -> None:
    assert verify(typed, NAME, public(OURS)) is None


@given(content=st.binary(min_size=120, max_size=120))
def test_what_is_made_up_in_the_right_shape_fails(content: bytes) -> None:
    assert verify(as_signs(content), NAME, public(OURS)) is None


def test_one_signed_by_somebody_else_fails_even_under_the_id_of_our_key() -> None:
    forger = Ed25519PrivateKey.generate()
    token, _ = made(key=forger)
    assert verify(token, NAME, public(OURS)) is None
    ours = OURS.public_key().public_bytes_raw()
    content = bytearray(base64.b32decode(token))
    content[11:16] = bytes.fromhex(key_id(ours))
    assert verify(as_signs(bytes(content)), NAME, public(OURS)) is None


def test_another_name_on_a_copied_sheet_fails() -> None:
    token, _ = made()
    for name in ("Casey Example", "Jordan", "", "Jordan Examplé"):
        assert verify(token, name, public(OURS)) is None


def test_the_halves_of_two_good_ones_do_not_make_a_third() -> None:
    first, _ = made()
    second, _ = made()
    assert verify(first[:96] + second[96:], NAME, public(OURS)) is None
    assert verify(first[:88] + second[88:], NAME, public(OURS)) is None


def test_a_copy_is_the_same_certificate_and_is_seen_to_be() -> None:
    token, said = made()
    copy = verify(str(token), NAME, public(OURS))
    assert copy is not None
    assert copy.number == said.number == token[:16]


def test_a_key_that_signs_no_longer_still_vouches_for_what_it_signed() -> None:
    token, said = made(key=OLDER)
    assert verify(token, NAME, public(OURS, OLDER)) == said
    assert verify(token, NAME, public(OURS)) is None


def test_of_what_is_signed_nothing_is_left_over_for_a_name_or_a_place() -> None:
    """Ten bytes drawn by chance, a version, the key, two numbers, a salt, and what the salt makes of a name."""
    token, said = made()
    body = base64.b32decode(token)[:56]
    assert body[:10] == base64.b32decode(said.number)
    assert body[10] == 1
    assert body[11:16].hex() == key_id(OURS.public_key().public_bytes_raw())
    assert int.from_bytes(body[16:18], "big") == (said.on - FIRST_DAY).days
    assert int.from_bytes(body[18:20], "big") == said.minutes
    assert bond(NAME, body[20:36].hex()) == body[36:56].hex()


@given(name=st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=40))
def test_a_name_is_the_same_with_other_spaces_and_capitals(name: str) -> None:
    salt = new_salt()
    assert bond(name, salt) == bond(f"  {name.casefold()} ", salt)
    assert bond(name, salt) != bond(f"{name}x", salt)
    assert bond(name, salt) != bond(name, new_salt())
