"""What a house says about itself, and what a coordinator writes down about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.models import House
from porch.houses.rules import book
from porch.houses.rules.lists import PER, STEP_FREE, for_whom, levels
from porch.people.models import Member
from porch.people.queries import by_handle

AMOUNT = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
LONG = forms.Textarea(attrs={"rows": 3})
PER_WORDS = {"week": _("a week"), "month": _("a month")}


def _line(label: Any, limit: int = 120, *, required: bool = True, **more: Any) -> forms.CharField:
    words = {"required": _("Fill this in: whoever looks for a room needs it.")}
    return forms.CharField(label=label, max_length=limit, required=required, error_messages=words, **more)


def _text(label: Any, *, required: bool = True, **more: Any) -> forms.CharField:
    return _line(label, 3000, required=required, widget=LONG, **more)


class PageForm(forms.Form):
    """What stands on the house's public page. ``told`` are columns of ``House``."""

    area = _line(_("Area, as near as a stranger learns"), help_text=_("Never the street."))
    address = _line(
        _("Address"), 300, help_text=_("Shown to whoever the house has answered, and to nobody before.")
    )
    run_by = _line(_("Who runs it"))
    for_whom = forms.ChoiceField(label=_("For whom"))
    about = _text(_("About the house"), required=False)
    share = forms.CharField(
        label=_("What a place costs"),
        max_length=20,
        widget=AMOUNT,
        error_messages={"required": _("Write what a place costs.")},
    )
    per = forms.ChoiceField(label=_("for"), choices=[(one, PER_WORDS[one]) for one in PER])
    currency = _line(_("Currency, in three letters"), 3, min_length=3)
    deposit = forms.CharField(label=_("Deposit"), max_length=20, widget=AMOUNT, required=False)
    covers = _text(_("What that covers"))
    refunds = _text(_("What is paid back, and when"))
    medication = _text(
        _("How medicine is kept"),
        help_text=_("People on medication are welcome in every house; this says how it is kept."),
    )
    children = _text(_("Children"), required=False)
    visitors = _text(_("Visitors"), required=False)
    step_free = forms.ChoiceField(label=_("Without steps"), choices=list(STEP_FREE.items()))
    step_free_words = _line(_("In words"), 200, required=False)
    how_it_works = _text(_("How it works"), required=False)
    if_somebody_uses = _text(_("What happens if somebody uses"))
    questions = _text(_("What you ask whoever applies, one question a line"), required=False)
    outside = _text(_("Who hears a complaint outside the house, and how to reach them"))
    naloxone = _line(_("Where naloxone is kept"), 200, required=False)

    def __init__(self, data: Any = None, house: House | None = None) -> None:
        super().__init__(data, initial=_of(house) if house else None)
        self.fields["for_whom"].choices = list(for_whom().items())  # type: ignore[attr-defined]

    def clean_currency(self) -> str:
        typed: str = self.cleaned_data["currency"].upper()
        if not (typed.isascii() and typed.isalpha()):
            raise forms.ValidationError(_("Write the currency in three letters, as USD."))
        return typed

    def clean(self) -> dict[str, Any]:
        """What a place costs, and the deposit, in the currency that stands beside them."""
        said = super().clean() or {}
        for name in ("share", "deposit") if said.get("currency") else ():
            if name in said:
                said[name] = self._amount(name, said[name], said["currency"])
        return said

    def _amount(self, name: str, typed: str, currency: str) -> int:
        try:
            return book.read(typed, currency, least=0) if typed else 0
        except book.NotMoney:
            such = book.plain(14_000, currency)
            self.add_error(name, str(_("Write the amount like %(such)s.")) % {"such": such})
            return 0

    @property
    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said.pop("address")
        said["share_cents"], said["deposit_cents"] = said.pop("share"), said.pop("deposit")
        return said


def _of(house: House) -> dict[str, Any]:
    names = [one for one in PageForm.base_fields if hasattr(house, one)]
    amounts = {
        "share": book.plain(house.share_cents, house.currency),
        "deposit": book.plain(house.deposit_cents, house.currency),
    }
    return {name: getattr(house, name) for name in names} | amounts


class OpenForm(PageForm):
    """A new house."""

    name = _line(_("What it is called"), 60)
    level = forms.ChoiceField(label=_("How it is run"))
    field_order = ("name", "level")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["level"].choices = [(code, one.name) for code, one in levels().items()]  # type: ignore[attr-defined]


class ManagerForm(forms.Form):
    """Who looks after it. ``member`` is who was found; the desk is not told whether there was somebody."""

    name = _line(
        _("Their name here"),
        60,
        help_text=_("The two words, such as Quiet Heron. Ask them first."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def member(self) -> Member | None:
        return by_handle(self.cleaned_data["name"])


class VisitForm(forms.Form):
    on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as a date.")},
    )
    by = _line(
        _("Who came"), help_text=_("An office or association from outside, never somebody who lives there.")
    )
    found = _text(_("What they found, if it may be read by anybody"), required=False)
