"""Bringing a table: the file, and what it does not say itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.diary.queries.bringing import OUT
from porch.diary.rules.bringing import Reading
from porch.diary.rules.bringing.rows import LEFT_OUT, USED, WITHOUT
from porch.diary.rules.bringing.when import Order
from porch.diary.words import MOODS
from porch.measures.drinks import GRAMS
from porch.people.rules.vocabulary import words_of

ORDERS = {Order.DAY_FIRST: _("The day comes first"), Order.MONTH_FIRST: _("The month comes first")}
TICKS = {LEFT_OUT: _("Leave it out"), WITHOUT: _("A day without"), USED: _("A day of use")}
NOT_SAID = ("", _("Keep the number as words"))


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("The file"),
        help_text=_("A table with headings, saved as CSV, of at most 1 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
        error_messages={
            "required": _("Choose a file, of at most 1 MB."),
            "empty": _("This file is empty."),
        },
    )


class SaidForm(forms.Form):
    """Only what this file leaves open is asked."""

    all_optional = True

    def __init__(self, reading: Reading, said: dict[str, Any], data: Any = None) -> None:
        super().__init__(data)
        self.reading = reading
        if reading.asks_order or said.get("order"):
            self._add(
                "order", _("In dates such as 03/04/2026"), ORDERS.items(), said.get("order"), radio=True
            )
        if reading.asks_drinks:
            countries = [NOT_SAID, *((code, f"{code}: {grams:g} g") for code, grams in sorted(GRAMS.items()))]
            self._add("country", _("The drinks or units are those of"), countries, said.get("country", ""))
        if any(one.said.amounts or one.said.used for one in reading.brought) and not reading.tracker:
            what = [(word.code, word.label) for word in words_of("substances")]
            self._add("what", _("Where the table does not say, it was"), what, said.get("what", "alcohol"))
        for number, heading in enumerate(reading.ticks):
            label = _("A tick at “%(heading)s” means") % {"heading": heading}
            self._add(f"tick-{number}", label, TICKS.items(), said.get("ticks", {}).get(heading, LEFT_OUT))
        for number, (word, mood) in enumerate(reading.moods):
            choices = [*MOODS.items(), (OUT, _("Leave it out"))]
            label = _("“%(word)s” means") % {"word": word}
            self._add(f"mood-{number}", label, choices, mood or OUT)

    def _add(self, name: str, label: Any, choices: Any, initial: Any, *, radio: bool = False) -> None:
        widget = forms.RadioSelect() if radio else forms.Select()
        self.fields[name] = forms.ChoiceField(
            label=label, choices=list(choices), initial=initial, required=False, widget=widget
        )

    def said(self) -> dict[str, Any]:
        """What was said, under the words and headings of the file; of a form that is valid."""
        told = self.cleaned_data
        plainly = {name: told[name] for name in ("order", "country", "what") if told.get(name)}
        ticks = {heading: told[f"tick-{n}"] or LEFT_OUT for n, heading in enumerate(self.reading.ticks)}
        moods = {word: told[f"mood-{n}"] or OUT for n, (word, _mood) in enumerate(self.reading.moods)}
        return {**plainly, "ticks": ticks, "moods": moods}


class StartsForm(forms.Form):
    """For each row that says since when: what days are kept of, or that it stays out."""

    all_optional = True

    def __init__(self, reading: Reading, guessed: dict[str, str], data: Any = None) -> None:
        super().__init__(data)
        self.reading = reading
        what = [("", _("Leave it out")), *((word.code, word.label) for word in words_of("substances"))]
        for one in reading.starts:
            self.fields[f"start-{one.number}"] = forms.ChoiceField(
                label=one.name or _("Since"),
                choices=what,
                required=False,
                initial=guessed.get(one.name, ""),
                help_text=_("Since %(day)s, the first full day without.") % {"day": f"{one.since:%-d %B %Y}"},
            )

    def starts(self) -> dict[int, str]:
        told = self.cleaned_data
        named = {one.number: told.get(f"start-{one.number}", "") for one in self.reading.starts}
        return {number: what for number, what in named.items() if what}
