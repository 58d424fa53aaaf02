"""Tables, lists and figures of the page of trials, as HTML."""

from collections.abc import Iterable, Sequence
from html import escape

from porch.kit.charts import Drawing


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Words in, escaped; the first cell of a row heads it."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return (
        '<div class="scroll" role="region" tabindex="0" aria-label="Table"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Iterable[str]) -> str:
    first, *rest = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest)


def listed(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def figure(name: str, title: str, drawings: Sequence[Drawing]) -> str:
    """The narrow drawing and the wide one; nothing where there is none."""
    if not drawings:
        return ""
    narrow, wide = drawings
    desc = f"{title}. The numbers stand in the words beside it."
    return (
        f'<figure class="picture"><div class="picture-narrow">{narrow.svg(name + "-narrow", title, desc)}</div>'
        f'<div class="picture-wide">{wide.svg(name + "-wide", title, desc)}</div></figure>'
    )
