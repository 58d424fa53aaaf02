"""Amounts, and what they are for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.actions.planning import Wish
from porch.houses.models import House
from porch.houses.rules import book
from porch.houses.rules.plans import MOST_PARTS, how_many
from porch.houses.words_owing import PURSES, SPENT

WEEKDAYS = (
    *((0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday"))),
    *((4, _("Friday")), (5, _("Saturday")), (6, _("Sunday"))),
)


class Amount(forms.CharField):
    """An amount in the currency of a house, read as cents."""

    def __init__(self, house: House, *, least: int = 1, **more: Any) -> None:
        self.currency, self.least = house.currency, least
        digits = book.places(self.currency)
        such = book.written(14000 if digits else 14, self.currency)
        said = {"required": _("Write how much.")}
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        more.setdefault("label", _("How much"))
        super().__init__(
            max_length=20,
            help_text=_("Such as %(amount)s.") % {"amount": such},
            error_messages=said,
            widget=widget,
            **more,
        )

    def clean(self, value: Any) -> int:
        typed = super().clean(value)
        try:
            return book.read(typed.upper().replace(self.currency, ""), self.currency, least=self.least)
        except book.NotMoney:
            such = book.written(140_000, self.currency).replace(",", "")
            raise forms.ValidationError(_("Write the amount like %(such)s.") % {"such": such}) from None


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-12-24.")},
        **more,
    )


def purse(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(PURSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick cash box or bank.")},
    )


def words(label: Any, **more: Any) -> forms.CharField:
    more.setdefault("error_messages", {"required": _("Write what it was for.")})
    return forms.CharField(label=label, max_length=200, **more)


class PaidForm(forms.Form):
    """A payment: for the resident who says so, and for whoever writes it down."""

    def __init__(self, house: House, today: date, data: Any = None, *, keeper: bool = False) -> None:
        super().__init__(data, initial={"on": today})
        self.today = today
        self.fields["cents"] = Amount(house)
        self.fields["how"] = purse(_("Where it went"))
        self.fields["on"] = day(_("On which day"))
        if keeper:
            self.fields["words"] = words(_("Words for the receipt"), required=False)
            self.fields["for_plan"] = forms.BooleanField(label=_("It is for the plan"), required=False)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today or (self.today - on).days > 366:
            raise forms.ValidationError(_("Pick a day of the last year, today at the latest."))
        return on


class OtherForm(forms.Form):
    """Something else on somebody's account."""

    what = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (book.CHARGE, _("They owe it besides the share")),
            (book.HELPED, _("The help fund pays it for them")),
            (book.WRITTEN_OFF, _("They need not pay it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick what it is.")},
    )

    def __init__(self, house: House, data: Any = None) -> None:
        super().__init__(data)
        self.fields["cents"] = Amount(house)
        self.fields["words"] = words(_("What it is for"), help_text=_("They read it."))


class PlanForm(forms.Form):
    """So much in all, so much each week or month, from a day on."""

    def __init__(self, house: House, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"per": house.per, "from_on": today})
        self.today = today
        self.fields["total"] = Amount(house, label=_("How much in all"))
        self.fields["each"] = Amount(house, label=_("How much each time"))
        self.fields["per"] = forms.ChoiceField(
            label=_("How often"),
            choices=[("week", _("Each week")), ("month", _("Each month"))],
            widget=forms.RadioSelect,
            error_messages={"required": _("Pick how often.")},
        )
        self.fields["from_on"] = day(_("The first time on"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        total, each, first = said.get("total"), said.get("each"), said.get("from_on")
        if total and each and each > total:
            self.add_error("each", str(_("Each time is at most what it is in all.")))
        elif total and each and how_many(total, each) > MOST_PARTS:
            self.add_error(
                "each",
                str(_("That would take more than %(n)s times. Write more each time.")) % {"n": MOST_PARTS},
            )
        if first and not 0 <= (first - self.today).days <= 366:
            self.add_error("from_on", str(_("Pick a day in the next twelve months.")))
        return said

    @property
    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(said["total"], said["each"], said["per"], said["from_on"])


class NotRightForm(forms.Form):
    words = forms.CharField(
        label=_("What is not right"),
        help_text=_("Whoever keeps the book reads it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BeginForm(forms.Form):
    """Since when the house keeps its book here, and on which weekday a week of it begins."""

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"from_on": today, "weekday": 0})
        self.today = today
        self.fields["from_on"] = day(
            _("From which day"), help_text=_("Shares are raised from then on, and none before.")
        )
        self.fields["weekday"] = forms.TypedChoiceField(
            label=_("A week begins on"),
            choices=WEEKDAYS,
            coerce=int,
            error_messages={"required": _("Pick a day.")},
        )

    def clean_from_on(self) -> date:
        on: date = self.cleaned_data["from_on"]
        if abs((on - self.today).days) > 62:
            raise forms.ValidationError(_("Pick a day within two months of today."))
        return on


class HouseForm(forms.Form):
    """What the house spent, was given, moved, or had when the book began."""

    what = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            *((code, _("Spent: %(what)s") % {"what": title}) for code, title in SPENT.items()),
            (book.MOVED, _("Brought from the purse below to the other")),
            (book.GIFT, _("A gift to the help fund")),
            (book.BEGAN, _("It was there when the book began")),
        ],
        error_messages={"required": _("Pick what it is.")},
    )

    def __init__(self, house: House, data: Any = None) -> None:
        super().__init__(data)
        self.fields["cents"] = Amount(house)
        self.fields["how"] = purse(_("Cash box or bank"))
        self.fields["words"] = words(_("Words of the receipt"), help_text=_("Nobody’s name."), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("what") in SPENT and not said.get("words"):
            self.add_error("words", str(_("Write what it was for.")))
        return said


class CountForm(forms.Form):
    """What somebody counted."""

    def __init__(self, house: House, data: Any = None) -> None:
        super().__init__(data)
        self.fields["how"] = purse(_("What was counted"))
        self.fields["cents"] = Amount(house, label=_("How much is there"), least=0)


class PayOutForm(forms.Form):
    def __init__(self, house: House, data: Any = None) -> None:
        super().__init__(data)
        self.fields["cents"] = Amount(house)
        self.fields["how"] = purse(_("Out of which"))


class DaysForm(forms.Form):
    """From which day to which."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["since"] = day(_("From"))
        self.fields["until"] = day(_("To"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", str(_("The last day comes after the first.")))
        return said
