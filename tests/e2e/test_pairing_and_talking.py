"""The main journey: Dee approves, Heron says yes, Heron and Sam talk in two windows, live."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def say(page: Page, words: str) -> None:
    page.get_by_label("Message", exact=True).fill(words)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Message", exact=True)).to_have_value("")


def talk_with(page: Page, name: str) -> None:
    page.goto("/people/")
    page.get_by_role("link", name=re.compile(f"Message {name}")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_an_approved_offer_becomes_a_conversation_in_two_windows(as_person: Open) -> None:
    dee = as_person("Dee", viewport={"width": 1280, "height": 900})
    dee.goto("/desk/pairing/")
    expect(dee.get_by_text("By your rules, no other arrangement could be").first).to_be_visible()
    dee.get_by_role("button", name=re.compile(r"^Approve .*Quiet Heron")).click()
    expect(dee.get_by_role("button", name=re.compile(r"^Approve .*Quiet Heron"))).to_have_count(0)

    heron = as_person("Quiet Heron", viewport={"width": 390, "height": 844})
    heron.get_by_role("link", name="Answer", exact=True).click()
    expect(heron.get_by_role("heading", name="Sam")).to_be_visible()
    offer = heron.locator("section", has=heron.get_by_role("heading", name="Sam"))
    expect(offer.get_by_role("listitem")).to_have_count(3)
    heron.get_by_role("button", name="Yes, meet Sam").click()

    sam = as_person("Sam", viewport={"width": 390, "height": 844})
    talk_with(sam, "Quiet Heron")
    talk_with(heron, "Sam")
    say(sam, "Hello. Glad you said yes.")
    expect(heron.get_by_text("Hello. Glad you said yes.")).to_be_visible(timeout=15_000)
    say(heron, "Hi Sam. Day twelve. <b>Tired</b> but here.")
    expect(sam.get_by_text("Hi Sam. Day twelve. <b>Tired</b> but here.")).to_be_visible(timeout=15_000)
    expect(heron.get_by_text("Hi Sam. Day twelve. <b>Tired</b> but here.")).to_have_count(1)

    why = heron.get_by_text(re.compile("Why Sam"))
    why.click()
    expect(heron.get_by_text("You are both free for").first).to_be_visible()


def test_a_line_that_was_cut_catches_up_in_order(as_person: Open) -> None:
    wren, sam = as_person("Wren"), as_person("Sam")
    talk_with(wren, "Sam")
    talk_with(sam, "Wren")
    sam.context.set_offline(True)
    for words in ("One.", "Two.", "Three."):
        say(wren, f"While you were away: {words}")
    sam.context.set_offline(False)
    caught_up = sam.locator("#talk li", has_text="While you were away:")
    expect(caught_up).to_have_count(3, timeout=30_000)
    assert [text.split(": ")[-1][:4].strip(". ") for text in caught_up.all_inner_texts()]
    joined = " ".join(caught_up.all_inner_texts())
    assert joined.index("One.") < joined.index("Two.") < joined.index("Three.")


def test_it_all_works_without_a_script(as_person: Open) -> None:
    marigold = as_person("Wren", java_script_enabled=False)
    talk_with(marigold, "Sam")
    marigold.get_by_label("Message", exact=True).fill("Written without a script.")
    marigold.get_by_role("button", name="Send").click()
    expect(marigold.get_by_text("Written without a script.")).to_be_visible()


def test_a_content_note_keeps_the_words_closed_until_opened(as_person: Open) -> None:
    wren = as_person("Wren", java_script_enabled=False)
    talk_with(wren, "Sam")
    wren.get_by_label("Message", exact=True).fill("I nearly stopped at the shop.")
    wren.get_by_text("Add a content note").click()
    wren.get_by_label(re.compile("note", re.IGNORECASE)).last.fill("About using")
    wren.get_by_role("button", name="Send").click()
    sam = as_person("Sam", java_script_enabled=False)
    talk_with(sam, "Wren")
    words = sam.get_by_text("I nearly stopped at the shop.")
    expect(words).to_be_hidden()
    sam.get_by_text("About using").click()
    expect(words).to_be_visible()
