"""What is drawn in one stroke reads as a template would have drawn it."""

from datetime import UTC, datetime
from uuid import UUID

from django.template import Context, Template
from django.utils import timezone
from django.utils.html import linebreaks
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.comments.queries import Said
from porch.comments.rules.text import cleaned
from porch.comments.templatetags.comments import said

AT = datetime(2026, 11, 2, 9, 41, tzinfo=UTC)
AS_A_TEMPLATE = Template(
    '<p class="said-by"><strong>{{ one.name }}</strong>{% if one.is_stranger %} <span class="muted">visiting</span>'
    '{% endif %} <span class="muted">· {{ one.at|date:"j F Y, H:i" }}</span></p>\n'
    '<div class="read said-words">{{ one.text|linebreaks }}</div>\n'
)


@settings(deadline=None)
@given(st.text(max_size=120), st.text("ab<>&\"'\n\r \u2028", max_size=60), st.booleans())
def test_names_and_words_are_escaped_and_in_paragraphs(name: str, words: str, stranger: bool) -> None:
    one = Said(UUID(int=1), AT, name or "Jo", cleaned(words), is_stranger=stranger)
    with timezone.override("Europe/London"):
        assert said(one) == AS_A_TEMPLATE.render(Context({"one": one}))
    assert linebreaks(one.text, autoescape=True) in said(one)
