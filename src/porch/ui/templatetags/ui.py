"""Small pieces of a page: icons, the lamp, drawings, initials, the line of steps."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from porch.kit.clock import now
from porch.ui import cost
from porch.ui.shell import WORKER

register = template.Library()
FILES = Path(__file__).resolve().parent.parent / "static" / "ui"
TONES = {"success": "ok", "warning": "warm", "error": "alert"}
DECORATION = 'aria-hidden="true" focusable="false"'


class NoSuchPicture(Exception):
    """A template asks for an icon or a drawing that is not among ours."""


@cache
def _symbols() -> dict[str, str]:
    sprite = (FILES / "icons.svg").read_text()
    return dict(re.findall(r'<symbol id="([\w-]+)"[^>]*>(.*?)</symbol>', sprite))


@cache
def _drawing(name: str, attributes: str) -> str:
    path = FILES / f"{name}.svg"
    if not path.is_file():
        raise NoSuchPicture(f"no drawing {name!r} in src/porch/ui/static/ui")
    return re.sub(r"^<svg ", f"<svg {attributes} ", path.read_text().strip())


@register.simple_tag
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """One of the icons of ``icons.svg``, drawn in the page: no request, so it is there offline and in print.

    It is decoration beside words; give ``label`` only where no word stands beside it.
    """
    if name not in _symbols():
        raise NoSuchPicture(f"no icon {name!r}; see src/porch/ui/static/ui/icons.svg")
    says = format_html('role="img" aria-label="{}"', label) if label else mark_safe(DECORATION)  # noqa: S308
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" {}>{}</svg>',
        f" {size}" if size else "",
        says,
        mark_safe(_symbols()[name]),  # noqa: S308  # our own file
    )


@register.simple_tag
def art(name: str) -> SafeString:
    """One of our drawings, taking the page's colours. Always decoration."""
    return mark_safe(_drawing(f"art/{name}", f'class="art" {DECORATION}'))  # noqa: S308  # our own file


@register.simple_tag
def worker() -> str:
    """Where the service worker is; nothing where phones are to keep nothing."""
    return WORKER if settings.OFFLINE else ""


@register.simple_tag
def logo() -> SafeString:
    """The lamp: a roof and a light under it."""
    return mark_safe(_drawing("logo", DECORATION))  # noqa: S308  # our own file


@register.simple_tag(takes_context=True)
def page_cost(context: template.Context) -> SafeString:
    """Where a visitor's page says what it cost to make: see ``ui/cost.py``."""
    cost.asks(context["request"])
    return SafeString(cost.MARK.decode())


@register.simple_tag
def made_with() -> bool:
    """Whether this site says what it is made with."""
    return bool(settings.MADE_WITH)


@register.filter
def initials(name: object) -> str:
    """Up to two letters: Quiet Heron is QH, Sam is SA."""
    words = str(name).split()
    return ("".join(word[0] for word in words[:2]) if len(words) > 1 else str(name)[:2]).upper()


@register.filter
def clock_time(at: datetime) -> str:
    """The hour by the reader's clock, with the day where that is another day than today."""
    local, today = timezone.localtime(at), timezone.localtime(now()).date()
    return str(date_format(local, "H:i" if local.date() == today else "l j F, H:i"))


@register.simple_tag
def avatar(name: object, size: str = "") -> SafeString:
    """Initials on a plum disc. The name itself stands beside it in words."""
    kind = f" {size}" if size else ""
    return format_html('<span class="avatar{}" aria-hidden="true">{}</span>', kind, initials(name))


@register.simple_tag
def steps(at: int, of: int) -> SafeString:
    """The line above a heading: Step 1 of 3."""
    marks = format_html_join("", '<i class="{}"></i>', (("on" if n < at else "off",) for n in range(of)))
    return format_html(
        '<p class="steps"><span>Step {} of {}</span><span aria-hidden="true" class="row tight">{}</span></p>',
        at,
        of,
        marks,
    )


@register.filter
def status_tone(level: str) -> str:
    """The look of a message by Django's level: success is ok, warning warm, error alert."""
    return TONES.get(level, "ok")


@register.filter
def first_id(field: BoundField) -> str:
    """Where a link in the error summary leads: the control itself, or the first one of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label or field.auto_id)


@register.simple_tag
def field(bound: BoundField, **attrs: Any) -> SafeString:
    """A form field with label, hint and error; further words become attributes of its control."""
    named = {name.replace("_", "-"): conditional_escape(value) for name, value in attrs.items()}
    bound.field.widget.attrs.update(named)
    return bound.as_field_group()
