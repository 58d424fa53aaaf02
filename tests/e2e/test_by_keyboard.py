"""What matters in a room and under a story can be done by keyboard alone, and the focus is never lost."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

FOCUSED = """() => {
  const it = document.activeElement;
  const label = it.labels && it.labels.length ? it.labels[0].innerText : it.innerText;
  const ring = getComputedStyle(it);
  return {
    name: (it.getAttribute("aria-label") || label || "").replace(/\\s+/g, " ").trim(),
    tag: it.tagName.toLowerCase(),
    type: it.type || "",
    ringed: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) > 0,
    under: it.closest("[id]") ? it.closest("[id]").id : "",
  };
}"""
FAR = 80  # presses; a page on which one needs more is too long a way
SOON = 20_000


def reach(page: Page, name: str, *, tag: str = "") -> None:
    """Press Tab until what is called so has the focus, and see that one can see it."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        there = page.evaluate(FOCUSED)
        if there["name"].startswith(name) and tag in ("", there["tag"]):
            assert there["ringed"], f"{name} has the focus and does not show it"
            return
    raise AssertionError(f"{name} cannot be reached with {FAR} presses of Tab")


def choose(page: Page, group: str, name: str) -> None:
    """Come to one of a group of buttons with Tab and go on with the arrows, as keyboards do."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == group:
            break
    for _ in range(FAR):
        if page.evaluate(FOCUSED)["name"].startswith(name):
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} is not among {group}")


def press(page: Page, name: str, *, tag: str = "") -> None:
    reach(page, name, tag=tag)
    page.keyboard.press("Enter")


def go(page: Page, name: str, *, tag: str = "") -> None:
    """The same, where it leads to a page."""
    reach(page, name, tag=tag)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_somebody_sits_in_a_room_without_a_mouse(as_person: Callable[..., Page]) -> None:
    dee = as_person("Dee")
    dee.goto("/rooms/")
    go(dee, "Go to the door", tag="a")
    choose(dee, "shown", "My name here")
    go(dee, "Come in and listen")
    expect(dee.locator("#floor")).to_be_visible()

    press(dee, "Raise my hand")
    expect(dee.get_by_role("button", name="Take my hand down")).to_be_visible(timeout=SOON)
    assert dee.evaluate(FOCUSED)["tag"] != "body", "the button went, and the focus with it"
    press(dee, "Take my hand down")
    expect(dee.get_by_role("button", name="Raise my hand")).to_be_visible(timeout=SOON)
    go(dee, "Leave the room")
    expect(dee.locator("#floor")).to_have_count(0, timeout=SOON)


def test_somebody_reads_a_story_thanks_and_says_something_without_a_mouse(
    as_person: Callable[..., Page],
) -> None:
    frank = as_person("Frank")
    frank.goto("/stories/")
    go(frank, "The bus home", tag="a")
    press(frank, "Skip to the hopeful part")
    assert frank.evaluate("location.hash") != ""
    go(frank, "Thank Wren")
    expect(frank.get_by_text("You thanked Wren.")).to_be_visible()
    reach(frank, "Say what it meant to you", tag="textarea")
    frank.keyboard.type("I know that launderette.")
    go(frank, "Say it", tag="button")
    expect(frank.get_by_text("I know that launderette.")).to_be_visible()
