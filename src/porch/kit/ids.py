"""Public ids: random, so that nobody can count or guess them."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    return uuid4()
