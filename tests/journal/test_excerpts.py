"""How a story begins, as text that is safe in a page."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from porch.journal.rules.excerpts import LONGEST, START, excerpt_of, text_of
from porch.stories.rules.markdown import render


def test_a_short_story_is_whole_and_a_long_one_ends_with_a_word() -> None:
    assert excerpt_of("<h2>One</h2>\n<p>two <em>th</em>ree.</p>") == "One two three."
    long = excerpt_of("<p>" + "word " * 100 + "</p>")
    assert long.endswith("word …")
    assert len(long) <= LONGEST + 2


def test_where_a_link_leads_is_no_part_of_the_words() -> None:
    page = render("See [this](https://example.org) now").html
    assert text_of(page) == excerpt_of(page) == "See this now"


@settings(deadline=None)
@given(st.text("ab <>&;#*_`[]()!\n\"'é.1-", max_size=900))
def test_whatever_is_cut_off_no_tag_and_no_half_sign_is_left(text: str) -> None:
    page = render(text).html
    for cut in {START, max(0, min(len(page), START) - 3), len(page) // 2}:
        excerpt = excerpt_of(page[:cut])
        assert "<" not in excerpt
        assert ">" not in excerpt


@settings(deadline=None)
@given(st.text("ab<>&;# é", min_size=300, max_size=900))
def test_no_half_sign_is_shown(text: str) -> None:
    excerpt = excerpt_of(render(text).html[:START])
    assert "&" not in re.sub(r"&(amp|lt|gt|quot|nbsp|#\d+);", "", excerpt), excerpt
    assert unescape(excerpt)
