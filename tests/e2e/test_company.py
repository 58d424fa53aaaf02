"""Something small, as three people live it: one proposes, one comes and reads where, one is blocked and it is off."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect


def test_a_walk_is_proposed_said_yes_to_and_absent_for_whoever_is_blocked(
    as_person: Callable[..., Page],
) -> None:
    ana, marigold = as_person("Ana"), as_person("Marigold")
    ana.goto("/people/")
    ana.get_by_role("link", name="Something small together").click()
    ana.get_by_role("link", name="Propose something").click()
    ana.get_by_label("What", exact=True).select_option(label="A film")
    ana.get_by_label("In your own words").fill("The early showing, popcorn shared.")
    ana.get_by_label("Day").fill((datetime.now(UTC) + timedelta(days=3)).date().isoformat())
    ana.get_by_label("Starts at").fill("15:00")
    ana.get_by_label("Roughly where").fill("Old town")
    ana.get_by_label("Where exactly").fill("The Lantern, foyer, left door")
    ana.get_by_role("radio", name="Everyone here").check()
    ana.get_by_role("button", name="Propose it").click()
    expect(ana.get_by_text("The Lantern, foyer, left door")).to_be_visible()
    page = ana.url

    marigold.goto("/people/together/")
    marigold.get_by_role("link", name="A film").click()
    expect(marigold.get_by_text("The early showing, popcorn shared.")).to_be_visible()
    expect(marigold.get_by_text("The Lantern")).to_have_count(0)
    marigold.get_by_role("button", name="Say yes").click()
    expect(marigold.get_by_text("The Lantern, foyer, left door")).to_be_visible()
    expect(marigold.get_by_text("Ana, and you")).to_be_visible()

    frank = as_person("Frank")
    frank.goto(page)
    expect(frank.get_by_role("heading", name="A film")).to_be_visible()
    for hidden in ("The Lantern", "Marigold"):
        expect(frank.get_by_text(hidden)).to_have_count(0)
    frank.get_by_role("button", name="Say yes").click()
    expect(frank.get_by_text("The Lantern, foyer, left door")).to_be_visible()

    ana.reload()
    ana.get_by_text("Someone I would rather not meet").click()
    ana.get_by_role("button", name="Block Frank").click()
    expect(ana.get_by_text("They are not told.").first).to_be_visible()
    frank.goto(page)
    expect(frank.get_by_text("This is called off.")).to_be_visible()
    for gone in ("The Lantern", "Marigold", "Ana"):
        expect(frank.get_by_text(gone)).to_have_count(0)
    frank.goto("/people/together/propose/")
    expect(frank.get_by_role("radio", name="Everyone here")).to_have_count(0)  # in his first 90 days
