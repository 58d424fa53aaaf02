"""The key the site signs with: made when it is first needed, replaced when an operator says so.

It is drawn from a key of the key store, so it is wrapped, backed up and looked over with all others. Of a key that was
replaced only the public half stays, and what it signed verifies for good.
"""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import transaction

from porch.attendance.models import SigningKey
from porch.attendance.rules.certificate import key_id
from porch.attendance.rules.keys import of_signing
from porch.kit import vault
from porch.kit.crypto import CannotOpen
from porch.record.actions import note


@transaction.atomic
def signing_key(now: datetime) -> Ed25519PrivateKey:
    """The private key that signs now. A new one where there is none, or the key store no longer has it."""
    current = SigningKey.objects.select_for_update().filter(is_current=True).first()
    if current is not None:
        private = _private(current)
        if private is not None and private.public_key().public_bytes_raw().hex() == current.public:
            return private
    return _next(current, now)


@transaction.atomic
def rotate(now: datetime) -> SigningKey:
    """Sign with a new key from now on, and destroy the private half of the one before."""
    _next(SigningKey.objects.select_for_update().filter(is_current=True).first(), now)
    return SigningKey.objects.get(is_current=True)


def _next(before: SigningKey | None, now: datetime) -> Ed25519PrivateKey:
    if before is not None:
        before.is_current, before.until = False, now
        before.save(update_fields=["is_current", "until"])
        owner = of_signing(before.pk)
        transaction.on_commit(lambda: vault.destroy(owner))
    made = SigningKey(since=now)
    private = _private(made)
    assert private is not None  # nothing ever destroyed the key of an id that was drawn just now
    made.public = private.public_key().public_bytes_raw().hex()
    made.key_id = key_id(bytes.fromhex(made.public))
    made.save(force_insert=True)
    note("signing-key-made", by=None, about=None, now=now, detail={"key": made.key_id})
    return private


def _private(key: SigningKey) -> Ed25519PrivateKey | None:
    try:
        seed = vault.store().key_of(of_signing(key.pk))
    except CannotOpen:
        return None
    drawn = HKDF(SHA256(), 32, None, b"porch attendance signing 1").derive(seed)
    return Ed25519PrivateKey.from_private_bytes(drawn)
