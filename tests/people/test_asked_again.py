"""What asks for the password again, and that the list of it is whole."""

from collections.abc import Callable
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.test import Client

from porch.people.models import Member
from tests.house.test_addresses import addresses
from tests.people.test_sessions import AGAIN, sign_in, travel

__all__ = ["travel"]
AGAIN_BY = (AGAIN, AGAIN + "code/", AGAIN + "passkey/")
ASKS_AGAIN = {
    "settings/email/",
    "settings/leave/later/",
    "settings/leave/now/",
    "settings/mine/",
    "settings/mine/bring/",
    "settings/name/",
    "settings/sessions/end/",
    "settings/sign-in/app/",
    "settings/sign-in/codes/new/",
    "settings/sign-in/passkeys/add/",
    "settings/way-back/",
    "settings/words/",
}


def asks_again(client: Client, route: str) -> bool:
    return client.get(f"/{route}").headers.get("Location", "").startswith(AGAIN)


def test_what_asks_for_the_password_again(alice: Member, travel: Callable[[timedelta], None]) -> None:
    """Everything that hands out, erases, or changes how one gets in. A new such page belongs in this list."""
    client = sign_in(alice)
    travel(timedelta(minutes=6))
    rest = [route for route in addresses() if "<" not in route and f"/{route}" not in AGAIN_BY]
    assert {route for route in rest if asks_again(client, route)} == ASKS_AGAIN


def test_taking_a_second_factor_away_asks_again_too(
    alice: Member, travel: Callable[[timedelta], None]
) -> None:
    client = sign_in(alice)
    app = Authenticator.objects.create(user=alice, type="totp", data={"secret": "x"})
    key = Authenticator.objects.create(user=alice, type="webauthn", data={})
    travel(timedelta(minutes=6))
    for route in ("settings/sign-in/app/off/", f"settings/sign-in/passkeys/{key.pk}/remove/"):
        client.post(f"/{route}")
        assert asks_again(client, route)
    assert set(Authenticator.objects.all()) == {app, key}
