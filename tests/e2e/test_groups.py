"""A group as people live in it: found and joined, a word in a topic that the other sees at once, left in two taps."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_someone_joins_writes_is_read_at_once_and_leaves_in_two_taps(as_person: Callable[..., Page]) -> None:
    marigold, ana = as_person("Marigold"), as_person("Ana")
    marigold.goto("/groups/")
    marigold.get_by_role("link", name="Kettle on").click()
    expect(marigold.get_by_text("Nobody sees a list of who belongs.")).to_be_visible()
    marigold.get_by_role("button", name="Join", exact=True).click()
    expect(marigold.get_by_text("You are in.")).to_be_visible()

    ana.goto("/groups/kettle-on/")
    ana.get_by_role("link", name="Write in Everyday talk").click()
    expect(ana.get_by_text("Marigold")).to_have_count(0)

    marigold.get_by_role("link", name="Write in Everyday talk").click()
    marigold.get_by_label("Message", exact=True).fill("The bins are out, and so am I.")
    marigold.get_by_role("button", name="Send").click()
    expect(ana.get_by_text("The bins are out, and so am I.")).to_be_visible()
    ana.get_by_label("Message", exact=True).fill("Good to read you.")
    ana.get_by_role("button", name="Send").click()
    expect(marigold.get_by_text("Good to read you.")).to_be_visible()

    marigold.get_by_role("link", name="To Kettle on").click()
    marigold.get_by_role("link", name="Leave", exact=True).click()
    marigold.get_by_role("button", name="Leave", exact=True).click()
    expect(marigold.get_by_text("You have left. Nobody is told.")).to_be_visible()
    ana.reload()
    expect(ana.get_by_text("The bins are out, and so am I.")).to_be_visible()
