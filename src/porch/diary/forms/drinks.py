"""Working out grams of alcohol: by standard drinks of a country, or by size and strength. A step of the entry."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.diary.rules.numbers import as_number
from porch.diary.words import COUNTRIES
from porch.measures.drinks import a_drink_in, drinks_in, grams_of, grams_of_drinks

GLASSES = (1, 2, 3)
SIZES = (
    (25, _("a small measure")),
    (44, _("a shot")),
    (125, _("a small glass of wine")),
    (175, _("a glass of wine")),
    (284, _("half a pint")),
    (330, _("a small can or bottle")),
    (500, _("a half-litre can")),
    (568, _("a pint")),
    (750, _("a bottle of wine")),
)


@dataclass(frozen=True)
class Total:
    """Grams as far as they can be worked out; ``unread`` are the words typed that are no numbers, kept as words."""

    grams: float | None
    unread: tuple[str, ...] = ()
    country: str = ""

    @property
    def drinks(self) -> float | None:
        return None if self.grams is None else drinks_in(self.grams, self.country)

    @property
    def a_drink(self) -> float | None:
        return a_drink_in(self.country) if self.country else None


def _short(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class DrinksForm(forms.Form):
    """Nothing of it is needed, and nothing of it is refused."""

    all_optional = True
    grams = _short(_("Grams of alcohol, if you know them"))
    drinks = _short(_("Standard drinks"))
    country = forms.ChoiceField(
        label=_("As they are counted in"),
        required=False,
        choices=[*COUNTRIES.items(), ("", _("Another country: by size and strength"))],
    )

    def __init__(self, data: Any = None, *, country: str = "", initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"country": country, **(initial or {})})
        for n in GLASSES:
            self.fields[f"many{n}"] = _short(_("How many"))
            self.fields[f"size{n}"] = _short(_("Size, ml"))
            self.fields[f"size{n}"].widget.attrs["list"] = "glass-sizes"
            self.fields[f"percent{n}"] = _short(_("Strength, %"))

    @property
    def glasses(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [(self[f"many{n}"], self[f"size{n}"], self[f"percent{n}"]) for n in GLASSES]

    @property
    def sizes(self) -> tuple[tuple[int, Any], ...]:
        return SIZES

    @property
    def was_touched(self) -> bool:
        """Something was written here, or stands here from before."""
        names = ["grams", "drinks", *(f"{part}{n}" for part in ("many", "size", "percent") for n in GLASSES)]
        return any(str(self[name].value() or "").strip() for name in names)

    def total(self) -> Total:
        """All of it together, of a form that was sent."""
        self.is_valid()
        told = self.cleaned_data
        parts: list[float] = []
        unread: list[str] = []
        if text := told.get("grams", "").strip():
            _take(parts, unread, text, text, lambda grams: grams_of(grams / 0.789, 100))
        if text := told.get("drinks", "").strip():
            _take(parts, unread, text, text, lambda many: grams_of_drinks(many, told.get("country", "")))
        for n in GLASSES:
            cells = [told.get(f"{part}{n}", "").strip() for part in ("many", "size", "percent")]
            if any(cells[1:]):
                _glass(parts, unread, cells)
        return Total(sum(parts) if parts else None, tuple(unread), told.get("country", ""))


def _take(parts: list[float], unread: list[str], text: str, words: str, work_out: Any) -> None:
    number = as_number(text)
    try:
        parts.append(work_out(number))
    except (TypeError, ValueError):
        unread.append(words)


def _glass(parts: list[float], unread: list[str], cells: list[str]) -> None:
    many, size, percent = (as_number(cell) for cell in cells)
    many = 1.0 if not cells[0] else many
    try:
        if many is None or size is None or percent is None:
            raise ValueError("not numbers")
        parts.append(grams_of(size, percent, many))
    except ValueError:
        unread.append(" × ".join(filter(None, cells)))
