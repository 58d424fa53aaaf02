"""Out and not back, an agreement, a notice and tests in a house, as those in it meet them."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.e2e.site import Site

QUAY = "/houses/quay-house/"
PHONE = {"width": 360, "height": 740}


def told(site: Site, words: str, *values: object) -> list[tuple[str, ...]]:
    """What stands in the database, or is put there: time goes by, a house votes."""
    with sqlite3.connect(site.data / "porch.sqlite3", timeout=20) as database:
        return database.execute(words, values).fetchall()


def residents(site: Site) -> list[str]:
    """Who lives in Quay House today, whoever came first first: also whoever leaves it on a later day."""
    rows = told(
        site,
        "select member.handle from houses_stay stay join houses_house house on house.id = stay.house_id "
        "join people_member member on member.id = stay.member_id "
        "where house.slug = 'quay-house' and coalesce(stay.until_on > date('now'), 1) order by stay.from_on",
    )
    return [handle for (handle,) in rows]


def two_hours_go_by(site: Site, name: str) -> None:
    """They went out three hours ago and meant to be back an hour ago."""
    now = datetime.now(UTC).replace(tzinfo=None)
    told(
        site,
        "update houses_signout set out_at = ?, back_by = ? where back_at is null and stay_id in (select stay.id "
        "from houses_stay stay join people_member member on member.id = stay.member_id where member.handle = ?)",
        str(now - timedelta(hours=3)),
        str(now - timedelta(hours=1)),
        name,
    )


def vote(site: Site, code: str, value: str) -> None:
    told(
        site,
        "update groups_group set settings = json_set(settings, ?, ?) where id = "
        "(select group_id from houses_house where slug = 'quay-house')",
        f'$."{code}"',
        value,
    )


def test_somebody_goes_out_is_not_back_is_back_and_reads_what_was_found(
    as_person: Callable[..., Page], site: Site
) -> None:
    name = residents(site)[3]
    frank, resident = as_person("Frank"), as_person(name, viewport=PHONE, java_script_enabled=False)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    resident.goto(f"{QUAY}out/")
    resident.get_by_label("Back on").first.fill(tomorrow.date().isoformat())
    resident.get_by_label("Back by").fill("12:00")
    resident.get_by_role("button", name="I go out").click()
    expect(resident.get_by_role("button", name="I am back")).to_be_visible()

    two_hours_go_by(site, name)
    frank.goto(f"{QUAY}home/")
    frank.get_by_role("link", name="See what to do first").click()
    expect(frank.get_by_role("heading", level=1)).to_have_text("Somebody is not back")
    card = frank.get_by_role("region", name=name)
    expect(card.get_by_text("Overdue")).to_be_visible()
    expect(card.get_by_text("Call them, and write.")).to_be_visible()
    expect(card.get_by_text("naloxone")).to_be_visible()

    resident.get_by_role("button", name="I am back").click()
    expect(resident.get_by_text("until then it is nothing else")).to_be_visible()
    frank.reload()
    late = frank.locator(".card", has=frank.get_by_role("heading", name=name, level=3)).filter(
        has=frank.get_by_role("button", name="Keep what I found")
    )
    late.get_by_text("All was well").click()
    late.get_by_role("button", name="Keep what I found").click()
    expect(frank.get_by_text("They read it too, and nothing else follows")).to_be_visible()
    resident.reload()
    expect(resident.get_by_text("Frank looked at it: All was well.")).to_be_visible()


def test_an_agreement_is_read_and_signed_and_a_notice_is_read(
    as_person: Callable[..., Page], site: Site
) -> None:
    name = residents(site)[4]
    page, frank = as_person(name, viewport=PHONE), as_person("Frank")
    page.goto(f"{QUAY}home/")
    page.locator("main a[href$='/agreement/']").first.click()
    expect(page.get_by_text("Your medicine is kept locked, and only you open it.")).to_be_visible()
    page.get_by_role("link", name="Version 2").click()
    expect(page.get_by_text("We are quiet from ten in the evening until seven.").first).to_be_visible()
    page.get_by_role("link", name="The newest version").click()
    page.get_by_text("I have read it, and I could ask about it").click()
    page.get_by_role("button", name="I sign it").click()
    expect(page.get_by_text("You signed it on")).to_be_visible()
    frank.goto(f"{QUAY}agreement/signed/")
    expect(frank.get_by_text("not yet")).to_have_count(0)

    page.goto(f"{QUAY}notices/")
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_text("You have read it.", exact=True)).to_be_visible()
    frank.goto(f"{QUAY}notices/")
    expect(frank.get_by_text("Have read it:")).to_contain_text(name)


def test_tests_are_written_down_only_while_the_house_has_voted_for_them(
    as_person: Callable[..., Page], site: Site
) -> None:
    name = residents(site)[3]
    frank, resident = as_person("Frank"), as_person(name, viewport=PHONE)
    vote(site, "house-screens", "off")
    assert (answer := frank.goto(f"{QUAY}tests/board/")) is not None
    assert answer.status == 404
    vote(site, "house-screens", "on")
    frank.goto(f"{QUAY}tests/board/")
    frank.get_by_role("link", name=name).click()
    frank.get_by_text("Dilute", exact=True).first.click()
    frank.get_by_role("button", name="Write it down").click()
    resident.goto(f"{QUAY}tests/")
    expect(resident.get_by_text("is never a positive one")).to_be_visible()
    resident.get_by_text("Say something to it").click()
    resident.get_by_label("What I say to it").fill("I drank tea all day.")
    resident.get_by_role("button", name="Keep it").click()
    expect(resident.get_by_text("I drank tea all day.").first).to_be_visible()
    resident.goto("/consent/")
    expect(resident.get_by_text("Frank").first).to_be_visible()
