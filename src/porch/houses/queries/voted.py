"""What a house voted in: signing out, a time to be in, tests, how guests are told. Off until it did."""

from datetime import time

from porch.groups.queries.settings import setting_of
from porch.groups.registries import group_settings
from porch.houses.models import House

OFF = "off"
SIGN_OUT, CURFEW, SCREENS, GUESTS = "house-sign-out", "house-curfew", "house-screens", "house-guests"


def voted(house: House, code: str) -> str:
    """What holds in a house; ``off`` for what nobody can vote on here."""
    return setting_of(house.group, code) if group_settings.get(code) is not None else OFF


def signs_out(house: House) -> bool:
    return voted(house, SIGN_OUT) == "on"


def screens(house: House) -> bool:
    return voted(house, SCREENS) == "on"


def asks_about_guests(house: House) -> bool:
    """Whether a guest is asked about; where nobody voted so, one just says that somebody comes."""
    return voted(house, GUESTS) == "asked"


def curfew(house: House) -> time | None:
    """By when residents are in at night, where the house voted for that."""
    value = voted(house, CURFEW)
    return None if value == OFF else time.fromisoformat(value)
