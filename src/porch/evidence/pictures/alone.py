"""A report as one file that needs nothing beside it: the page, its styles inside, for paper and for sending on."""

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from porch.evidence.pictures.page import page_of
from porch.evidence.pictures.reading import Kept
from porch.evidence.rules.made import For

SHEETS = ("ui/css/app.css", "ui/css/charts.css")


def page_alone(result: Kept) -> str:
    """HTML for whoever has no account here: every part open, no control, nothing asked of any host."""
    page = page_of(result, For.RESEARCHERS)
    return render_to_string("evidence/alone.html", {"page": page}).replace(
        "</head>", f"<style>{_styles()}</style></head>", 1
    )


def _styles() -> str:
    """The sheets as they are in this version."""
    texts = []
    for name in SHEETS:
        with open(str(finders.find(name)), encoding="utf-8") as sheet:
            texts.append(sheet.read())
    return "\n".join(texts)
