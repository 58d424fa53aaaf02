"""Mentors: a no leads on and nobody hears it; a mentor at the limit is sent nobody; each answers alone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def suggested(dee: Page) -> dict[str, str]:
    """Who is suggested as mentor for a while, by whom they would walk with."""
    dee.goto("/desk/pairing/")
    rows = dee.locator("section", has=dee.get_by_role("heading", name="Suggested, not yet asked")).locator(
        "li[id]"
    )
    found = {}
    for row in rows.all():
        mentor, _, mentee = row.get_by_role("heading").inner_text().partition(" and ")
        if "as mentor for a while" in row.inner_text():
            found[mentee] = mentor
    return found


def test_a_no_leads_on_and_the_one_who_waits_never_hears_of_it(as_person: Open) -> None:
    dee = as_person("Dee", viewport={"width": 1280, "height": 900})
    before = suggested(dee)
    mentee = next(name for name in before if name != "Quiet Heron")
    mentor = before[mentee]
    away = as_person("Knowing Nasturtium", viewport=PHONE, java_script_enabled=False)
    away.goto("/people/mentoring/")
    away.get_by_role("button", name="Still here").click()
    expect(away.get_by_text("You are put forward to people who ask for a mentor")).to_be_visible()

    dee.get_by_role("button", name=f"Approve {mentor}, {mentee}").click()
    asked = as_person(mentor, viewport=PHONE)
    asked.goto("/people/")
    offer = asked.locator("section", has=asked.get_by_role("heading", name=mentee))
    expect(offer.get_by_text(re.compile("looking for a mentor for 90 days"))).to_be_visible()
    offer.get_by_role("button", name=re.compile("^No ")).click()

    waits = as_person(mentee, viewport=PHONE)
    waits.goto("/people/")
    expect(waits.get_by_role("heading", name="Waiting for a mentor")).to_be_visible()
    expect(waits.get_by_text(mentor)).to_have_count(0)
    for _ in range(40):
        if set(suggested(dee).items()) - set(before.items()):
            break
        dee.wait_for_timeout(1000)
    new = set(suggested(dee).items()) - set(before.items())
    assert new, "the free place and the word renewed lead on"
    assert (mentee, mentor) not in new


def test_a_mentor_at_the_limit_is_sent_nobody_and_the_desk_sees_it(as_person: Open) -> None:
    wren = as_person("Wren", viewport=PHONE)
    wren.goto("/people/")
    expect(wren.get_by_text("You have 2 people. That is plenty. We will not send more.")).to_be_visible()
    dee = as_person("Dee", viewport=PHONE)
    dee.goto("/desk/mentors/")
    full = dee.locator("section", has=dee.get_by_role("heading", name="At their limit"))
    expect(full.get_by_text("Wren", exact=True)).to_be_visible()
    assert "Wren" not in suggested(dee).values()


def test_how_it_goes_on_is_asked_of_each_alone(as_person: Open) -> None:
    marigold = as_person("Marigold", viewport=PHONE, java_script_enabled=False)
    marigold.goto("/people/")
    marigold.get_by_role("link", name=re.compile("Say what I would like")).first.click()
    marigold.get_by_label("A little longer, about a month").check()
    marigold.get_by_role("button", name="Keep my answer").click()
    expect(marigold.get_by_text("Only you can read it, and you can change it until the end.")).to_be_visible()
    sam = as_person("Sam", viewport=PHONE)
    sam.goto("/people/")
    sam.get_by_role("link", name="Wren", exact=True).click()
    sam.get_by_role("link", name="Read it").click()
    expect(sam.get_by_text("You both said yes on")).to_be_visible()
    expect(sam.get_by_text("Sundays, and when a night shift was long")).to_be_visible()
