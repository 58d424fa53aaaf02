"""The public halves of the keys this site signed with: with them anybody can look for themselves."""

from porch.attendance.models import SigningKey


def public_keys() -> dict[str, bytes]:
    """By the id that stands in a certificate."""
    return {key.key_id: bytes.fromhex(key.public) for key in SigningKey.objects.all()}


def signing_keys() -> list[SigningKey]:
    """Every one there ever was, the first first."""
    return list(SigningKey.objects.order_by("since", "pk"))
