"""The desk is a coordinator's; an offer, a pair and a meeting belong to the two. To everyone else they are absent."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from porch.bonds import actions
from porch.bonds.models import Proposal
from porch.bonds.urls import of_coordinators, urlpatterns
from porch.people.models import Member
from tests.bonds.conftest import Offer

GET_TOO = {"rounds", "people", "ask", "pair", "end", "meet", "meet-name", "meet-ics", "calendar", "feed", "desk",
           "desk-settings", "by-hand", "look"}  # fmt: skip


def address(name: str) -> str:
    for given in ([], [uuid4()], ["mentors"], ["mentors", uuid4()], [uuid4(), uuid4()], [uuid4(), 0]):
        try:
            return reverse(f"bonds:{name}", args=given)
        except Exception:
            continue
    raise AssertionError(name)


@pytest.mark.parametrize("pattern", of_coordinators, ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_desk_is_absent_for_everyone_but_coordinators(
    pattern: object, method: str, as_alice: Client, as_bob: Client, as_carol: Client, client: Client
) -> None:
    name = pattern.name  # type: ignore[attr-defined]
    for who in (as_alice, as_bob, as_carol, client):
        assert getattr(who, method)(address(name)).status_code in (404, 405)


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(getattr(pattern, "name", "")))
def test_what_changes_something_refuses_to_be_read(pattern: object, as_dee: Client) -> None:
    name = pattern.name  # type: ignore[attr-defined]
    if name not in GET_TOO:
        assert as_dee.get(address(name)).status_code == 405


def test_a_stranger_finds_no_offer_to_answer(
    mentor: Member,
    seeker: Member,
    dee: Member,
    as_erin: Client,
    as_alice: Client,
    offered: Offer,
    now: datetime,
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    for who in (as_erin, as_alice):  # alice is not asked yet: to her it is absent as well
        for answer in ("yes", "no", "not-now"):
            assert who.post(f"/people/offers/{offer.pk}/{answer}/").status_code == 404
    assert Proposal.objects.get().state == "asked-first"


def test_a_stranger_finds_no_pair(
    mentor: Member,
    seeker: Member,
    dee: Member,
    as_erin: Client,
    as_dee: Client,
    offered: Offer,
    now: datetime,
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    pair = actions.accept(offer, by=seeker, now=now)
    assert pair is not None
    for who in (as_erin, as_dee):
        for page in ("", "end/", "meet/"):
            assert who.get(f"/people/{pair.pk}/{page}").status_code == 404
        for verb in ("rest", "go-on", "end", "friends"):
            assert who.post(f"/people/{pair.pk}/{verb}/").status_code == 404


@pytest.mark.parametrize("page", ["/people/", "/people/ask/", "/people/calendar/"])
def test_a_visitor_is_asked_to_sign_in(page: str, client: Client, db: None) -> None:
    answer = client.get(page)
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]
