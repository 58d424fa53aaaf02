"""Web push: the standard's own worked example, opened and checked as a browser and a push service would."""

import base64
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.kit import webpush
from tests.wire.browser import Browser

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
# RFC 8291, appendix A
WORDS = b"When I grow up, I want to be a watermelon"
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_standards_example_comes_out_byte_by_byte() -> None:
    own = ec.derive_private_key(int.from_bytes(webpush.from_text(OWN), "big"), ec.SECP256R1())
    body = webpush.sealed(WORDS, webpush.keys_of(POINT, SECRET), own=own, salt=webpush.from_text(SALT))
    assert webpush.to_text(body) == BODY


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200))
def test_the_browser_it_is_for_opens_it_and_no_other(words: bytes) -> None:
    ours, another = Browser(), Browser()
    body = webpush.sealed(words, webpush.keys_of(ours.point, ours.secret))
    assert ours.opened(body) == words
    with pytest.raises(InvalidTag):
        another.opened(body)


def test_no_two_messages_look_alike() -> None:
    browser = Browser()
    keys = webpush.keys_of(browser.point, browser.secret)
    assert webpush.sealed(b"x", keys) != webpush.sealed(b"x", keys)


@pytest.mark.parametrize(
    ("point", "secret"),
    [
        ("", SECRET),
        (POINT, ""),
        (POINT[:-4], SECRET),
        ("B" + "A" * 86, SECRET),
        (POINT, SECRET + "AAAA"),
        ("not base64 !", SECRET),
        (POINT, "é"),
    ],
)
def test_what_are_no_keys_is_refused(point: str, secret: str) -> None:
    with pytest.raises(webpush.NotABrowsersKeys):
        webpush.keys_of(point, secret)


def claims_of(header: str) -> dict[str, object]:
    """What a push service reads, after it has checked the signature with the key that stands beside it."""
    kind, _, rest = header.partition(" ")
    assert kind == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    said, _, signed = parts["t"].rpartition(".")
    raw = webpush.from_text(signed)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), webpush.from_text(parts["k"]))
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    key.verify(encode_dss_signature(r, s), said.encode(), ec.ECDSA(hashes.SHA256()))
    head, body = (
        json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in said.split(".")
    )
    assert head == {"typ": "JWT", "alg": "ES256"}
    return dict(body)


def test_a_push_service_can_check_who_signed_and_for_whom() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    header = webpush.signature(key, audience="https://push.example", contact="https://porch.example", now=NOW)
    claims = claims_of(header)
    assert (claims["aud"], claims["sub"]) == ("https://push.example", "https://porch.example")
    assert 0 < int(str(claims["exp"])) - NOW.timestamp() <= 24 * 3600
    at = header.index("t=") + 12
    with pytest.raises((InvalidSignature, ValueError)):
        claims_of(header[:at] + ("A" if header[at] != "A" else "B") + header[at + 1 :])


def test_the_signing_key_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    file = tmp_path / "push_key.pem"
    first = webpush.read_or_make(file)
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert webpush.public_text(webpush.read_or_make(file)) == webpush.public_text(first)
    assert [path.name for path in tmp_path.iterdir()] == ["push_key.pem"]
