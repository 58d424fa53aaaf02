"""Words for codes, in templates."""

from django import template
from django.utils.translation import gettext

from porch.people.rules.vocabulary import label_of

register = template.Library()


@register.filter
def language_label(code: str) -> str:
    """The language a code stands for, as people read it."""
    return label_of("languages", code)


@register.filter
def said_as(code: str, vocabulary: str) -> str:
    """What people read for a code of a vocabulary: ``{{ code|said_as:"pathways" }}``."""
    return gettext(label_of(vocabulary, code))
