"""Words for codes, in templates."""

from typing import Any

from django import template
from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.rules.parts import parts_of
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


@register.inclusion_tag("people/parts/switch.html", takes_context=True)
def part_switch(context: dict[str, Any], member: Member) -> dict[str, Any]:
    """The small form that chooses which part one is here as; nothing for someone who has only one."""
    held = parts_of(member.all_roles, in_recovery=member.in_recovery)
    return {"held": held, "chosen": member.in_part, "csrf_token": context.get("csrf_token", "")}
