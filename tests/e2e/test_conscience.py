"""A group opens itself: one brings it, two decide it, and a third who only belongs reads what came of it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

PLACE = "/groups/kettle-on/conscience/"
BEFORE, AFTER = "For the people this group is for.", "Anyone may come, also to listen."


def votes_yes(page: Page) -> None:
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Is this what you want to say?")).to_be_visible()
    page.get_by_role("button", name="Vote").click()
    expect(page.get_by_text("Thank you. You have voted.")).to_be_visible()


def test_a_group_decides_that_anyone_may_come(as_person: Callable[..., Page]) -> None:
    ana, wren, heron = (as_person(name) for name in ("Ana", "Wren", "Quiet Heron"))
    heron.goto(PLACE)
    expect(heron.get_by_role("link", name="Bring a motion")).to_have_count(0)

    ana.goto("/groups/kettle-on/")
    ana.get_by_role("link", name="What we decide together").click()
    ana.get_by_role("link", name="Bring a motion").click()
    ana.get_by_role("link", name="How things are done here").click()
    ana.get_by_role("link", name="Change Who may come").click()
    expect(ana.get_by_text(BEFORE)).to_be_visible()
    ana.get_by_label(AFTER).check()
    ana.get_by_role("button", name="Next").click()
    expect(ana.get_by_text("Only you see it so far.")).to_be_visible()
    ana.get_by_role("button", name="Put it to the group").click()
    ana.get_by_role("link", name="Vote", exact=True).click()
    votes_yes(ana)

    wren.goto(PLACE)
    wren.get_by_role("link", name="Vote Who may come").click()
    expect(wren.get_by_text("it cannot be changed afterwards")).to_be_visible()
    votes_yes(wren)
    expect(wren.get_by_text("Of 2 who could vote, 2 said yes and 0 said no.")).to_be_visible()

    heron.goto(PLACE)
    heron.get_by_role("link", name="Who may come").click()
    expect(heron.get_by_text("It was decided so.")).to_be_visible()
    expect(heron.get_by_text(AFTER)).to_be_visible()
    expect(heron.get_by_text("said yes")).to_have_count(0)
    heron.goto("/groups/kettle-on/")
    expect(heron.get_by_text(AFTER).first).to_be_visible()
