"""From one house to another: nothing goes along without a yes, and nobody lives in two houses or in none between."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import Q

from porch.houses.actions import applying, moving_over
from porch.houses.actions.opening import add_bed, let_manage, open_house
from porch.houses.actions.staying import NotFree, begin_stay
from porch.houses.models import Application, Bed, House, Stay
from porch.houses.queries.finding import free_beds
from porch.houses.registries import before_moving_in
from porch.kit.clock import today_in
from porch.people.actions.consent import revoke
from porch.people.models import Grant, Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.conftest import person, signed_in
from tests.houses.conftest import TOLD

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LINE = "Quiet mornings suit me."
BOTH: dict[str, Any] = {"along": ["days", "line"], "line": LINE}


@pytest.fixture(autouse=True)
def nothing_to_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(before_moving_in, "_entries", {})


@pytest.fixture
def wren(db: None) -> Member:
    return person("Wren Quay", "house-manager")


@pytest.fixture
def quay(wren: Member, now: datetime) -> House:
    """The house Alice would like to live in: one bed, looked after by Wren, nobody there yet."""
    made = open_house("Quay House", address="1 Quay Street", by=wren, now=now - 60 * DAY, **TOLD)
    let_manage(made, wren, by=wren, now=now - 60 * DAY)
    add_bed(made, "Room", "a")
    return made


def asked(stay: Stay, quay: House, now: datetime, codes: list[str] | None = None) -> Application:
    along = ["days", "line"] if codes is None else codes
    return moving_over.ask_to_move(stay, quay, along, LINE, by=stay.member, now=now)


def agreed(row: Application, by: Member, now: datetime) -> Application:
    """Up to the day on which they move in."""
    applying.answer(row, "Come and see it.", by=by, now=now)
    applying.apply(row, "I would like to live there.", by=row.member, now=now)
    applying.call_vote(row, by=by, now=now)
    row.refresh_from_db()
    applying.agree(row, today_in("UTC", now), by=row.member, now=now)
    return row


def page_of(quay: House, row: Application) -> str:
    return f"/houses/{quay.slug}/asked/{row.pk}/"


def read_by(viewer: Member, quay: House, row: Application) -> str:
    return signed_in(viewer).get(page_of(quay, row)).content.decode()


def test_nothing_is_asked_before_they_saw_how_it_reads_and_said_yes(
    stay: Stay, quay: House, now: datetime
) -> None:
    browser, page = signed_in(stay.member), f"/houses/mine/stays/{stay.pk}/move/"
    assert page in browser.get(f"/houses/mine/stays/{stay.pk}/").content.decode()
    assert browser.get(page).status_code == 200
    said = {"to": str(quay.pk), **BOTH}
    look = browser.post(page, {**said, "say": "look"})
    assert look.status_code == 200
    assert LINE in look.content.decode()
    refused = browser.post(page, {**said, "say": "ask"})
    assert refused.status_code == 422
    assert "only with your yes" in refused.content.decode()
    assert not Application.objects.exists()
    assert not Grant.objects.exists()
    assert browser.post(page, {**said, "say": "change"}).status_code == 200
    assert browser.post(page, {**said, "say": "ask", "yes": "on"}).status_code == 302
    row = Application.objects.get()
    assert (row.house, row.from_stay, row.line) == (quay, stay.pk, LINE)
    assert {grant.until for grant in Grant.objects.all()} == {Grant.objects.all()[0].since + 30 * DAY}


@pytest.mark.parametrize(
    "wrong",
    [{"to": ""}, {"along": ["line"], "line": " "}, {"along": ["everything"]}, {"line": "x" * 301}],
    ids=["no house", "a line without words", "something else", "a long line"],
)
def test_something_amiss_is_said_and_nothing_is_asked(wrong: dict[str, Any], stay: Stay, quay: House) -> None:
    said = {"to": str(quay.pk), **BOTH, "say": "ask", "yes": "on", **wrong}
    assert signed_in(stay.member).post(f"/houses/mine/stays/{stay.pk}/move/", said).status_code == 422
    assert not Application.objects.exists()


def test_nobody_asks_to_move_to_where_they_live_or_to_a_house_that_rests(
    stay: Stay, house: House, quay: House
) -> None:
    House.objects.filter(pk=quay.pk).update(state="resting")
    browser, page = signed_in(stay.member), f"/houses/mine/stays/{stay.pk}/move/"
    for one in (house, quay):
        assert browser.post(page, {"to": str(one.pk), "say": "ask", "yes": "on"}).status_code == 422


def test_somebody_elses_stay_and_one_that_is_over_lead_nowhere(
    stay: Stay, bob: Member, now: datetime
) -> None:
    page = f"/houses/mine/stays/{stay.pk}/move/"
    assert signed_in(bob).get(page).status_code == 404
    Stay.objects.update(until_on=today_in("UTC", now), ending="left")
    assert signed_in(stay.member).get(page).status_code == 404


@pytest.mark.parametrize("codes", [[], ["days"], ["line"], ["days", "line"]], ids="-".join)
def test_the_other_house_reads_what_was_ticked_and_nothing_else(
    codes: list[str], stay: Stay, house: House, quay: House, wren: Member, now: datetime
) -> None:
    row = asked(stay, quay, now, codes)
    words = read_by(wren, quay, row)
    assert ("Lives in another house since" in words) is ("days" in codes)
    assert (LINE in words) is ("line" in codes)
    assert house.name not in words
    looked = Disclosure.objects.filter(subject_id=stay.member_id, viewer_id=wren.pk, scope="moving-over")
    assert looked.values("item").distinct().count() == len(codes)


def test_who_answers_for_one_house_reads_nothing_that_went_along_to_another(
    stay: Stay, quay: House, now: datetime
) -> None:
    row = asked(stay, quay, now)
    gull = person("Other Gull", "house-manager")
    third = open_house("Third House", address="3 Row", by=gull, now=now - DAY, **TOLD)
    let_manage(third, gull, by=gull, now=now - DAY)
    other = applying.ask(third, "", by=stay.member, now=now)
    assert LINE not in read_by(gull, third, other)
    assert signed_in(gull).get(page_of(quay, row)).status_code == 404


def test_the_house_they_live_in_learns_nothing_before_the_day(
    stay: Stay, bobs_stay: Stay, house: House, quay: House, frank: Member, wren: Member, now: datetime
) -> None:
    of_it = [frank.pk, bobs_stay.member_id]
    told = Notice.objects.filter(member__in=of_it).count()
    row = agreed(asked(stay, quay, now), wren, now)
    assert Notice.objects.filter(member__in=of_it).count() == told
    for page in ("home/", "beds/", "asked/", f"stays/{stay.pk}/"):
        assert "Quay House" not in signed_in(frank).get(f"/houses/{house.slug}/{page}").content.decode()
    assert signed_in(frank).get(page_of(quay, row)).status_code == 404


def test_one_stay_ends_the_day_before_the_next_begins_and_the_bed_is_free(
    stay: Stay, house: House, quay: House, beds: list[Bed], frank: Member, wren: Member, now: datetime
) -> None:
    row = agreed(asked(stay, quay, now), wren, now)
    assert signed_in(wren).post(f"{page_of(quay, row)}say/", {"say": "move-in"}).status_code == 302
    begun, today = Stay.objects.get(house=quay), today_in("UTC", now)
    stay.refresh_from_db()
    row.refresh_from_db()
    assert (stay.until_on, stay.ending) == (today, "another-house")
    assert (begun.from_on, begun.until_on, begun.came_from) == (today, None, stay.pk)
    assert beds[0] in free_beds([house], now)[house.pk]
    assert (row.state, row.line) == ("moved-in", "")
    assert not Grant.objects.filter(revoked_at=None).exists()
    assert signed_in(stay.member).get(f"/houses/{house.slug}/home/").status_code == 404
    assert signed_in(stay.member).get(f"/houses/{quay.slug}/home/").status_code == 200
    old = signed_in(frank).get(f"/houses/{house.slug}/stays/{stay.pk}/").content.decode()
    assert "To another house" in old
    assert "Quay House" not in old


def test_where_the_new_stay_cannot_begin_the_old_one_goes_on(
    stay: Stay, quay: House, wren: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = agreed(asked(stay, quay, now), wren, now)

    def taken(*given: object, **named: object) -> None:
        raise NotFree("the bed is taken")

    monkeypatch.setattr("porch.houses.actions.staying.take", taken)
    with pytest.raises(NotFree):
        applying.move_in(row, by=wren, now=now)
    stay.refresh_from_db()
    row.refresh_from_db()
    assert (stay.until_on, row.state, row.line) == (None, "agreed", LINE)
    assert stay.beds.filter(until_on=None).count() == 1
    assert not Stay.objects.filter(house=quay).exists()


def test_whoever_did_not_ask_to_move_over_still_lives_in_one_house(
    stay: Stay, quay: House, wren: Member, now: datetime
) -> None:
    row = agreed(applying.ask(quay, "", by=stay.member, now=now), wren, now)
    with pytest.raises(NotFree):
        applying.move_in(row, by=wren, now=now)
    stay.refresh_from_db()
    assert stay.until_on is None


def test_taken_back_it_is_shut_at_once_and_the_asking_goes_on(
    stay: Stay, quay: House, wren: Member, now: datetime
) -> None:
    row = asked(stay, quay, now)
    browser = signed_in(stay.member)
    assert LINE in browser.get(f"/houses/mine/asked/{row.pk}/").content.decode()
    assert LINE in read_by(wren, quay, row)
    assert browser.post(f"/houses/mine/asked/{row.pk}/keep-back/").status_code == 302
    words = read_by(wren, quay, row)
    assert LINE not in words
    assert "Lives in another house" not in words
    row.refresh_from_db()
    assert (row.state, row.line) == ("asked", "")


def test_one_thing_taken_back_at_the_page_of_consent_is_shut_alone(
    stay: Stay, quay: House, wren: Member, now: datetime
) -> None:
    row = asked(stay, quay, now)
    assert "Quay House: A line of my own" in signed_in(stay.member).get("/consent/").content.decode()
    assert revoke(Grant.objects.get(Q(item__endswith="line")).pk, by=stay.member, now=now)
    words = read_by(wren, quay, row)
    assert LINE not in words
    assert "Lives in another house since" in words


@pytest.mark.parametrize("how", ["withdraw", "say_no", "lapse"])
def test_when_the_asking_is_over_nothing_stays_open(
    how: str, stay: Stay, quay: House, wren: Member, now: datetime
) -> None:
    row = asked(stay, quay, now)
    if how == "withdraw":
        applying.withdraw(row, now=now)
    elif how == "say_no":
        applying.say_no(row, by=wren, now=now)
    else:
        applying.answer(row, "Yes.", by=wren, now=now)
        applying.lapse(row, now)
    row.refresh_from_db()
    assert row.line == ""
    assert not Grant.objects.filter(revoked_at=None).exists()


def test_whoever_votes_reads_what_goes_along_while_they_vote(
    stay: Stay, quay: House, wren: Member, now: datetime
) -> None:
    heron = person("Quiet Heron")
    begin_stay(quay, heron, add_bed(quay, "Room", "b"), from_on=now.date() - DAY, by=wren, now=now - DAY)
    row = asked(stay, quay, now)
    assert signed_in(heron).get(page_of(quay, row)).status_code == 404
    applying.answer(row, "Come.", by=wren, now=now)
    applying.apply(row, "I would like to.", by=stay.member, now=now)
    applying.call_vote(row, by=wren, now=now)
    assert LINE in read_by(heron, quay, row)
    applying.withdraw(row, now=now)
    assert signed_in(heron).get(page_of(quay, row)).status_code == 404
