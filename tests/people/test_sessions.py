"""Where one is signed in: what is kept of it, how long it lasts, how it ends, and what asks for the password again."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.test import Client
from pytest_django import Settings

from porch.kit.clock import now as this_moment
from porch.people.actions import change_password, leave
from porch.people.models import Member, Visit
from porch.people.queries.visits import member_of_visit
from porch.people.registries import belongings
from porch.people.rules.visits import device_of
from porch.people.visits import forget_over
from porch.wire.models import Notice

PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/141 Mobile Safari/537.36"
PASSWORD = "alice fern lamp kettle"
LIST = "/settings/sessions/"
AGAIN = "/settings/sign-in/again/"


def sign_in(member: Member, client: Client | None = None, **more: str) -> Client:
    client = client or Client(headers={"user-agent": PHONE})
    data = {"login": member.handle, "password": f"{member.handle.lower()} lamp kettle", **more}
    assert client.post("/sign-in/", data).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def everything_kept() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_visit")
        return repr(cursor.fetchall()).encode()


@pytest.fixture
def travel() -> Iterator[Callable[[timedelta], None]]:
    with time_machine.travel(this_moment(), tick=False) as machine:
        yield machine.shift


def test_the_table_holds_no_key_no_name_and_no_browser(alice: Member) -> None:
    key = sign_in(alice).cookies["s"].value
    visit = Visit.objects.get(member=alice)
    assert visit.digest == hashlib.sha256(key.encode()).hexdigest()
    for word in (key, "Pixel", "Chrome", "Mozilla", alice.handle, "_auth_user"):
        assert word.encode() not in everything_kept()


def test_the_digest_is_no_key(alice: Member) -> None:
    sign_in(alice)
    thief = Client()
    thief.cookies["s"] = Visit.objects.get(member=alice).digest
    assert not is_in(thief)


def test_sealed_content_moved_to_another_row_opens_nothing(alice: Member, bob: Member) -> None:
    mine, his = sign_in(alice), sign_in(bob)
    Visit.objects.filter(member=bob).update(sealed=Visit.objects.get(member=alice).sealed)
    assert is_in(mine)
    assert not is_in(his)


def test_looking_at_pages_writes_nothing_and_moves_no_end(
    alice: Member, travel: Callable[[timedelta], None]
) -> None:
    client = sign_in(alice)
    client.get("/settings/")
    before = everything_kept()
    for _ in range(3):
        travel(timedelta(days=3))
        assert is_in(client)
    assert everything_kept() == before


def test_a_sign_in_on_ones_own_device_lasts_thirty_days_however_it_is_used(
    alice: Member, travel: Callable[[timedelta], None]
) -> None:
    client = sign_in(alice)
    for _ in range(29):
        travel(timedelta(days=1))
        assert (
            client.post("/settings/time/", {"time_zone": "Europe/London", "language": "en"}).status_code
            == 302
        )
    travel(timedelta(days=1))
    assert not is_in(client)


def test_a_device_others_use_is_signed_out_after_half_an_hour_without_a_page(
    alice: Member, travel: Callable[[timedelta], None]
) -> None:
    client = sign_in(alice, shared="on")
    assert client.cookies["s"]["max-age"] == "", "the browser forgets it when it is closed"
    for _ in range(4):
        travel(timedelta(minutes=25))
        assert is_in(client)
    travel(timedelta(minutes=31))
    assert not is_in(client)
    assert not Visit.objects.filter(member=alice).exists()


def test_a_shared_device_is_signed_out_after_twelve_hours_of_use(
    alice: Member, travel: Callable[[timedelta], None]
) -> None:
    client, hours = sign_in(alice, shared="on"), 0.0
    while is_in(client):
        travel(timedelta(minutes=20))
        hours += 1 / 3
    assert 10.9 < hours <= 12.4


def test_the_sign_of_use_of_another_session_counts_for_nothing(
    alice: Member, bob: Member, travel: Callable[[timedelta], None]
) -> None:
    hers, his = sign_in(alice, shared="on"), sign_in(bob, shared="on")
    travel(timedelta(minutes=20))
    assert is_in(his)
    travel(timedelta(minutes=20))
    hers.cookies["u"] = his.cookies["u"].value
    assert not is_in(hers)


def test_a_desk_asks_again_after_half_an_hour_and_a_member_page_does_not(
    carol: Member, settings: Settings, travel: Callable[[timedelta], None]
) -> None:
    settings.DEMO = False
    Authenticator.objects.create(user=carol, type="totp", data={"secret": "x"})
    client = Client()
    client.force_login(carol)
    assert client.get("/desk/safety/").status_code == 200
    travel(timedelta(minutes=29))
    assert client.get("/desk/safety/").status_code == 200
    travel(timedelta(minutes=31))
    asked = client.get("/desk/safety/")
    assert asked.headers["Location"] == "/settings/sign-in/again/?next=%2Fdesk%2Fsafety%2F"
    assert is_in(client)
    assert client.get("/desk/safety/").status_code == 302, "a member page is no answer to the desk's question"
    again = client.post(
        "/settings/sign-in/again/?next=/desk/safety/", {"password": "carol stone lamp kettle"}
    )
    assert again.headers["Location"] == "/desk/safety/"
    assert client.get("/desk/safety/").status_code == 200


def test_signing_in_gives_another_key(alice: Member) -> None:
    client = Client()
    client.get("/i/not-an-invitation/")
    client.get("/settings/")
    planted = Client()
    session = planted.session
    session["carried"] = "by someone else"
    session.save()
    planted.cookies["s"] = str(session.session_key)
    before = planted.cookies["s"].value
    sign_in(alice, planted)
    assert planted.cookies["s"].value != before
    thief = Client()
    thief.cookies["s"] = before
    assert not is_in(thief)


def test_saying_again_that_it_is_you_gives_another_key_and_keeps_the_session(alice: Member) -> None:
    client = sign_in(alice)
    before, visit = client.cookies["s"].value, Visit.objects.get(member=alice)
    assert client.post("/settings/sign-in/again/", {"password": PASSWORD}).status_code == 302
    assert client.cookies["s"].value != before
    assert Visit.objects.get(member=alice).pk == visit.pk
    assert is_in(client)
    thief = Client()
    thief.cookies["s"] = before
    assert not is_in(thief)


def test_a_new_password_ends_every_other_session_at_once(alice: Member) -> None:
    here, there = sign_in(alice), sign_in(alice)
    data = {"now": PASSWORD, "password": "another lamp kettle"}
    assert here.post("/settings/password/", data).status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert Visit.objects.filter(member=alice).count() == 1


def test_a_password_set_by_a_command_opens_no_old_session(alice: Member, now: datetime) -> None:
    client = sign_in(alice)
    change_password(alice, "another lamp kettle", now=now)
    assert not is_in(client)


def test_the_list_names_kinds_and_days_and_marks_this_one(alice: Member) -> None:
    here = sign_in(alice)
    sign_in(
        alice, Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}), shared="on"
    )
    page = here.get(LIST).content.decode()
    assert page.count("A phone") == page.count("A computer") == page.count("this one") == 1
    assert "a device others use too" in page
    for word in ("Firefox", "Linux", "Pixel"):
        assert word not in page


def test_one_is_ended_from_the_list_and_nobody_elses_can_be(alice: Member, bob: Member) -> None:
    here, there, his = sign_in(alice), sign_in(alice), sign_in(bob)
    other = Visit.objects.get(pk=there.session.visit)  # type: ignore[attr-defined]
    assert his.post(f"{LIST}{other.pk}/end/").status_code == 404
    assert here.post(f"{LIST}{here.session.visit}/end/").status_code == 404  # type: ignore[attr-defined]
    assert here.post(f"{LIST}{other.pk}/end/").status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert is_in(his)


def test_all_the_others_are_ended_after_the_password(
    alice: Member, bob: Member, travel: Callable[[timedelta], None]
) -> None:
    here, there, his = sign_in(alice), sign_in(alice), sign_in(bob)
    travel(timedelta(minutes=6))
    assert here.post(f"{LIST}end/").headers["Location"].startswith("/settings/sign-in/again/")
    assert is_in(there)
    here.post("/settings/sign-in/again/", {"password": PASSWORD})
    assert here.post(f"{LIST}end/").headers["Location"] == LIST
    assert is_in(here)
    assert not is_in(there)
    assert is_in(his)


def test_a_new_sign_in_is_told_where_one_is_signed_in_already_and_nowhere_outside(
    alice: Member, mailoutbox: list[object]
) -> None:
    first = sign_in(alice)
    assert not Notice.objects.exists(), "the first one is news to nobody"
    sign_in(alice)
    assert "signed in somewhere new" in first.get("/today/").content.decode()
    first.get(LIST)
    assert "signed in somewhere new" not in first.get("/today/").content.decode()
    assert mailoutbox == []


def test_a_request_that_was_under_way_does_not_bring_an_ended_session_back(alice: Member) -> None:
    client = sign_in(alice)
    session = client.session
    session["late"] = "news"
    Visit.objects.filter(member=alice).delete()
    with pytest.raises(UpdateError):
        session.save()
    assert not Visit.objects.filter(member=alice).exists()


def test_erasing_ends_every_session(alice: Member, now: datetime) -> None:
    client = sign_in(alice)
    leave(alice, at_once=True, by=alice, now=now)
    assert not is_in(client)
    assert not Visit.objects.exists()


def test_it_is_given_to_its_owner(alice: Member) -> None:
    sign_in(alice)
    mine = belongings.get("people")
    assert mine is not None
    assert mine.export(alice)["signed_in"] == [{"device": "phone", "since": this_moment().date().isoformat()}]


def test_what_is_over_is_forgotten(alice: Member) -> None:
    sign_in(alice)
    visit = Visit.objects.get(member=alice)
    forget_over(visit.until)
    assert not Visit.objects.exists()
    assert member_of_visit(str(visit.pk), visit.until) is None
    assert member_of_visit("of-before", visit.until) is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (PHONE, "phone"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Mobile/15E148", "tablet"),
        ("Mozilla/5.0 (Linux; Android 14; SM-X700) Safari/537.36", "tablet"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/141", "computer"),
        ("", ""),
    ],
)
def test_a_browsers_long_name_becomes_a_bland_kind(said: str, kind: str) -> None:
    assert device_of(said) == kind
