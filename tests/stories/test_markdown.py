"""Whatever is typed, what comes of it runs nothing, loads nothing from elsewhere and sends nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from porch.stories.rules.markdown import Image, render

LAMP = Image("/stories/picture/12345678-1234-4234-9234-123456789012/", 'A "lamp" <b>', 30, 20)
ALLOWED = {
    *("p", "br", "hr", "em", "strong", "a", "blockquote", "ul", "ol", "li", "code", "pre", "span", "div"),
    *("h2", "h3", "h4", "h5", "h6", "figure", "img"),
}
ATTRIBUTES = {
    "a": {"href", "rel"},
    "ol": {"start"},
    "img": {"src", "alt", "width", "height", "loading"},
    "div": {"id", "tabindex"},
    "span": {"class"},
}
PIECES = [
    *(
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "javascript:alert(1)",
    ),
    *(
        "[a](javascript:alert(1))",
        "![p](http://there.example/p.png)",
        "![p](data:image/png;base64,AA)",
        "<form>",
    ),
    *(
        "[a](https://there.example)",
        "[a](//there.example)",
        "<https://there.example>",
        "[a]: http://b.example",
    ),
    *(
        "[picture 1]",
        "[picture 9]",
        "[hopeful]",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "```",
        "`",
        "*",
        "_",
        "&lt;",
    ),
    *(
        "&#106;avascript:",
        "<a href='x' onclick='y'>",
        "<style>",
        "<iframe src=x>",
        "\x00",
        "\u202e",
        '"',
        "'",
    ),
    *('<div id="hopeful">', "<math><mtext>", "<!--", "-->", "]]>", "<base href=x>", "[a](data:text/html,x)"),
]
typed = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


class Seen(HTMLParser):
    """What a browser would find."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@given(typed)
@example("".join(PIECES))
def test_whatever_is_typed_only_harmless_marks_come_of_it(text: str) -> None:
    seen = Seen()
    page = render(text, {1: LAMP})
    seen.feed(page.html)
    for tag, attributes in seen.tags:
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES.get(tag, set())
        if tag == "img":
            assert attributes["src"] == LAMP.src
        if tag == "a" and "href" in attributes:
            assert re.match(r"https?://", attributes["href"] or "")
            assert attributes["rel"] == "nofollow noreferrer noopener"
    assert page.is_hopeful == any(attributes.get("id") == "hopeful" for _, attributes in seen.tags)
    assert sum(attributes.get("id") == "hopeful" for _, attributes in seen.tags) <= 1


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Big\n\n###### Small\n\n## Mid", "<h2>Big</h2>\n<h3>Small</h3>\n<h3>Mid</h3>\n"),
        ("### Deep\n\n# Big", "<h2>Deep</h2>\n<h2>Big</h2>\n"),
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>\n"),
        ("![a lamp](http://there.example/x.png)", "<p>a lamp</p>\n"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>\n'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[picture 7]", ""),
        ("as in [picture 1] here", "<p>as in [picture 1] here</p>\n"),
    ],
)
def test_plain_texts_become_plain_pages(text: str, html: str) -> None:
    assert render(text, {1: LAMP}).html == html


def test_a_link_says_where_it_leads() -> None:
    html = render("[my bank](https://there.example/bank)").html
    assert "my bank</a> <span" in html
    assert "(there.example)" in html


def test_a_link_that_hides_its_host_behind_a_name_says_the_host() -> None:
    assert "(there.example)" in render("[x](https://bank.example@there.example/)").html


def test_a_picture_is_drawn_with_its_words_and_its_size() -> None:
    html = render("[Picture 1]", {1: LAMP}).html
    assert 'alt="A &quot;lamp&quot; &lt;b&gt;"' in html
    assert 'width="30" height="20" loading="lazy"' in html


def test_words_are_counted_as_people_count_them() -> None:
    assert render("It's a *half-open* door.\n\n- one\n- two").words == 6
    assert render("").words == 0


def test_the_hopeful_part_begins_once() -> None:
    page = render("Before.\n\n[hopeful]\n\nAfter.\n\n[hopeful]\n\nLater.")
    assert page.is_hopeful
    assert page.html.count('id="hopeful"') == 1
    assert page.html.index("Before") < page.html.index("hopeful") < page.html.index("After")


def test_no_address_but_our_own_is_ever_asked_for_a_picture() -> None:
    for src in ("http://there.example/x.png", "//there.example/x.png", "/stories/picture/../../x/"):
        assert "src=" not in render("[picture 1]", {1: Image(src, "x", 1, 1)}).html
