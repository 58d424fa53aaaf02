"""A square code that phones read, as a drawing that stands in the page itself."""

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4  # the empty margin phones need, in modules


def drawing(text: str, *, label: str) -> str:
    """``<svg>`` of the code for ``text``, without styles or addresses; ``label`` is what a reader hears.

    Drawn black on white whatever the theme: a code in light on dark is not read by every phone.
    """
    code: QRCode[object] = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    bars = "".join(_row(y, row) for y, row in enumerate(rows))
    side = len(rows)
    return (
        f'<svg class="code" viewBox="0 0 {side} {side}" width="{side * 4}" height="{side * 4}" role="img" '
        f'aria-label="{_plain(label)}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{bars}"/></svg>'
    )


def _row(y: int, row: list[bool]) -> str:
    """One row as horizontal bars: neighbours drawn as one, so that no hairline shows between them."""
    bars, x = [], 0
    while x < len(row):
        wide = 0
        while x + wide < len(row) and row[x + wide]:
            wide += 1
        if wide:
            bars.append(f"M{x} {y}h{wide}v1h-{wide}z")
        x += wide + 1
    return "".join(bars)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign not in '<>&"')
