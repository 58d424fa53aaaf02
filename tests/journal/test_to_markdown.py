"""HTML of another journal says the same here as it said there, and whatever it is, it becomes text."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from porch.journal.rules.markup import UNSEEN, tree_of, words_of
from porch.journal.rules.to_markdown import converted, plain

reader = MarkdownIt("commonmark")


def shown(markdown: str) -> str:
    return reader.render(markdown)


def seen(page: str) -> list[str]:
    """The words a reader sees, without the blanks between them."""
    return words_of(tree_of(page)).split()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One\nstill one\n\nTwo", "One\\\nstill one\n\nTwo"),
        ("<p>One\nline</p>", "One line"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<h2>What it was like</h2>", "## What it was like"),
        ("<p><strong>Not </strong>alone</p>", "**Not** alone"),
        ("<p><em>so</em> <b>it</b></p>", "*so* **it**"),
        ("<ul><li>tea</li><li>toast<ol><li>jam</li></ol></li></ul>", "- tea\n- toast\n\n  1. jam"),
        ("<ol><li>first<li>then</ol>", "1. first\n2. then"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre>  x &lt; y\n</pre>", "```\n  x < y\n```"),
        ("<p>see <code>a`b</code></p>", "see ``a`b``"),
        ('<a href="https://example.org/a?b=1&amp;c=2">there</a>', "[there](<https://example.org/a?b=1&c=2>)"),
        ("a<hr>b", "a\n\n* * *\n\nb"),
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "a"),
        ("<table><tr><td>Mon<td>8 pm<tr><td>Tue<td>9 pm</table>", "Mon · 8 pm\\\nTue · 9 pm"),
        ("<dl><dt>tea<dd>hot</dl>", "tea\n\nhot"),
        ("<div>a<p>b</div>c", "a\n\nb\n\nc"),
    ],
)
def test_what_stands_in_a_post_stands_in_the_story(said: str, kept: str) -> None:
    assert converted(said).markdown == kept


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("<script>alert(1)</script>a", "1 × a script"),
        ("<iframe src='https://example.org'>x</iframe>a", "1 × something embedded from elsewhere"),
        ("[gallery ids='1,2']a [caption id='x']b[/caption]", "3 × a shortcode"),
        ("<form><input>a</form>", "2 × a form"),
        ("<a href='/about/'>a</a>", "1 × a link that leads nowhere from here"),
        ("<a href='javascript:alert(1)'>a</a>", "1 × a link that leads nowhere from here"),
        ("<video src=x></video>a", "1 × a video"),
        ("<table><tr><td>a</table>", "1 × the columns of a table"),
    ],
)
def test_what_cannot_come_along_is_said(said: str, what: str) -> None:
    made = converted(said)
    assert what in made.dropped
    assert "alert" not in made.markdown
    assert made.markdown.startswith("a")


def test_a_picture_stands_in_a_paragraph_of_its_own_wherever_it_stood() -> None:
    said = "<h2>Us <img src='a.jpg' alt='A  dog'></h2><p>x <a href='https://example.org'><img src='b.jpg'></a> y</p>"
    made = converted(said)
    assert [(one.ref, one.alt) for one in made.pictures] == [("a.jpg", "A dog"), ("b.jpg", "")]
    assert made.markdown.split("\n\n") == ["## Us", "\ufdd00\ufdd1", "x", "\ufdd01\ufdd1", "y"]


def test_emphasis_that_markdown_would_not_read_is_left_off() -> None:
    assert converted("a<b>“b”</b>c").markdown == "a“b”c"
    assert converted("a<b>b</b>c").markdown == "a**b**c"
    assert converted("<b></b><i> </i>a").markdown == "a"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_every_sign_of_a_text_is_itself(text: str) -> None:
    said = converted(f"<p>{html.escape(text)}</p>").markdown
    assert seen(shown(said)) == UNSEEN.sub("", text).split()
    assert not re.search(r"<(?!/?p>|br />)", shown(said)), said


TAGS = [
    "p",
    "div",
    "b",
    "em",
    "a href='https://example.org/x'",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "h3",
]
TAGS += [
    "br",
    "hr",
    "img src='x.jpg' alt='y'",
    "table",
    "tr",
    "td",
    "script",
    "span",
    "dl",
    "dd",
    "center",
    "iframe",
]
soup = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS]),
        st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
        st.text("ab1.)-+#>*_`~[]!&;\n \\=", max_size=12),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(soup)
def test_whatever_the_tags_nothing_but_words_lists_and_links_come_of_it(parts: list[str]) -> None:
    page = shown(converted("".join(parts)).markdown)
    allowed = (
        r"/?(p|strong|em|ul|ol|li|blockquote|pre|code|h[1-6])|br /|hr /|a href=\"https://example.org/x\"|/a"
    )
    odd = [
        tag for tag in re.findall(r"<([^>]*)>", page) if not re.fullmatch(allowed + r'|ol start="\d+"', tag)
    ]
    assert odd == []


@settings(deadline=None)
@given(st.text("<>/!-[]ab&;#x\"'= \n", max_size=200))
def test_broken_html_is_text_too(text: str) -> None:
    made = converted(text)
    assert isinstance(made.markdown, str)
    assert isinstance(plain(text), str)


def test_a_comment_keeps_its_lines() -> None:
    assert (
        plain("<p>One<br />\ntwo</p>\n<p>three <a href='x'>four</a></p><script>x</script>")
        == "One\ntwo\n\nthree four"
    )


def test_deep_and_long_input_is_bounded() -> None:
    deep = "<div>" * 20_000 + "a" + "<blockquote>" * 5000 + "b"
    assert "b" in converted(deep).markdown
    assert "x" in converted("<b>" * 5000 + "x").markdown
