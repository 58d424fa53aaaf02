"""Today's entry and its small sisters. Nothing is chosen beforehand, and every question can be skipped."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from porch.diary.forms.drinks import DrinksForm
from porch.diary.rules.lists import helped
from porch.diary.rules.told import NotTold, Said, one_of
from porch.diary.words import HALT, MOODS, USED
from porch.measures.merging import ALCOHOL
from porch.measures.told import Amount, Mood, Used
from porch.people.rules.vocabulary import words_of

SKIP = ("", _("Skip"))
HOURS = [("", "–"), *((str(half / 2), f"{half / 2:g}") for half in range(0, 33))]


class _Shaped(BoundField):
    """Tiles in a shape: ``five`` words, a ``scale`` of numbers."""

    def css_classes(self, extra_classes: Any = None) -> str:
        return str(self.field.widget.attrs.get("data-shape", ""))


class RadioSelect(forms.RadioSelect):
    """None is marked until one is chosen, "Skip" no more than the others."""

    def format_value(self, value: Any) -> list[str]:
        return [] if value is None else [str(value)]


class Tiles(forms.ChoiceField):
    """Radio buttons of which none is chosen beforehand."""

    def __init__(self, shape: str, **kwargs: Any) -> None:
        super().__init__(widget=RadioSelect(attrs={"data-shape": shape}), required=False, **kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return _Shaped(form, self, field_name)


def _mood() -> Tiles:
    return Tiles(
        "five",
        label=_("How is it going?"),
        choices=list(MOODS.items()),
        error_messages={"invalid_choice": _("Pick how it is going, or skip it.")},
    )


def _craving() -> Tiles:
    return Tiles(
        "scale",
        label=_("Craving right now"),
        help_text=_("0 is none, 10 is the most you can imagine."),
        choices=[SKIP, *((str(n), str(n)) for n in range(11))],
        error_messages={"invalid_choice": _("Pick a number from 0 to 10, or skip it.")},
    )


class CheckInForm(forms.Form):
    """One word on Today."""

    all_optional = True
    mood = _mood()
    sent_as = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_sent_as(self) -> UUID:
        return self.cleaned_data.get("sent_as") or uuid4()


class MoreForm(forms.Form):
    """What can be added to a check-in."""

    all_optional = True
    craving = _craving()
    note = forms.CharField(
        label=_("A note, only for you"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_sent_as(self) -> UUID:
        return self.cleaned_data.get("sent_as") or uuid4()


class EntryForm(forms.Form):
    """The whole entry. What cannot be read as a number stays as words: nothing here is refused for its form."""

    all_optional = True
    day = forms.DateField(widget=forms.HiddenInput)
    sent_as = forms.UUIDField(widget=forms.HiddenInput, required=False)
    mood = _mood()
    craving = _craving()
    used = Tiles("", label=_("Did you use today?"), choices=[*USED.items(), SKIP])
    what = forms.MultipleChoiceField(
        label=_("What was it?"), required=False, widget=forms.CheckboxSelectMultiple, choices=list
    )
    how_much = forms.CharField(
        label=_("Roughly how much, in your own words"),
        required=False,
        help_text=_("Any words will do."),
    )
    sleep = forms.ChoiceField(label=_("Hours slept"), required=False, choices=HOURS)
    halt = forms.MultipleChoiceField(
        label=_("Any of these?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(HALT.items()),
    )
    did = forms.MultipleChoiceField(
        label=_("Since you last wrote, I"), required=False, widget=forms.CheckboxSelectMultiple, choices=list
    )
    note = forms.CharField(
        label=_("A note, only for you"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        data: Any = None,
        *,
        day: date,
        today: date,
        kept: Sequence[str] = (),
        country: str = "",
        initial: dict[str, Any] | None = None,
    ) -> None:
        """``kept`` are codes of what its teller keeps days of: they come first. ``country``: whose drinks they read."""
        super().__init__(data, initial={"day": day, "sent_as": uuid4(), **(initial or {})})
        self.today = today
        self.drinks = DrinksForm(data, country=country, initial=initial)
        words = words_of("substances")
        first = [word for word in words if word.code in kept]
        rest = [word for word in words if word.code not in kept]
        what: Any = self.fields["what"]
        what.choices = [(word.code, word.label) for word in (*first, *rest)]
        did: Any = self.fields["did"]
        did.choices = [(word.code, word.label) for word in helped()]
        if day != today:
            self.fields["mood"].label = _("How was it?")
            self.fields["craving"].label = _("Craving that day")
            self.fields["used"].label = _("Did you use that day?")
            self.fields["did"].label = _("That day, I")

    def clean_sent_as(self) -> UUID:
        return self.cleaned_data.get("sent_as") or uuid4()

    def said(self, zone: str = "") -> Said:
        """What was told, of a form that is valid."""
        told = self.cleaned_data
        used = one_of(Used, told["used"])
        return Said(
            day=told["day"],
            zone=zone,
            mood=one_of(Mood, told["mood"]),
            craving=int(told["craving"]) if told["craving"] else None,
            used=used,
            amounts=self._amounts() if used == Used.YES else (),
            sleep=float(told["sleep"]) if told["sleep"] else None,
            halt=frozenset(told["halt"]),
            did=frozenset(told["did"]),
            note=told["note"],
        )

    def _amounts(self) -> tuple[Amount, ...]:
        """What was used: the words stand beside the first, the grams beside alcohol. Numbers that could not be read
        are kept as words."""
        total = self.drinks.total()
        what = list(self.cleaned_data["what"])
        words = "; ".join(filter(None, (self.cleaned_data["how_much"].strip(), *total.unread)))
        if total.grams is not None and ALCOHOL not in what:
            what.append(ALCOHOL)
        if not what:
            return (Amount("something-else", None, words),) if words else ()
        return tuple(
            Amount(code, total.grams if code == ALCOHOL else None, words if code == what[0] else "")
            for code in what
        )

    def not_kept(self, why: NotTold) -> None:
        """Say at its field why this cannot be kept."""
        self.add_error(why.field if why.field in self.fields else None, str(why))
