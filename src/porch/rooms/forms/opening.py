"""Opening a room."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.rooms.actions import Told
from porch.rooms.rules.kinds import TITLES
from porch.rooms.rules.lead import FREE
from porch.rooms.rules.scripts import Script
from porch.rooms.words import DOORS, HOWS, KEEPS, LENGTHS, MODES, SHARES

NOW = "now"
STARTS = {NOW: _("Now"), "15": _("In a quarter of an hour"), "at": _("At another time")}


class Opening(forms.Form):
    """``zone`` is the clock of whoever opens it; ``title`` is set where it belongs to something with a name."""

    title = forms.ChoiceField(label=_("What it is called"), choices=[(title, title) for title in TITLES])
    when = forms.ChoiceField(label=_("It begins"), choices=list(STARTS.items()), widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Day, for another time"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    at = forms.TimeField(
        label=_("Starts at, for another time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    minutes = forms.TypedChoiceField(label=_("How long"), coerce=int, choices=list(LENGTHS.items()))
    mode = forms.ChoiceField(
        label=_("How we share"),
        choices=[(code, MODES[code]) for code in ("order", "open", "speaker", "silent")],
    )
    how = forms.ChoiceField(label=_("In which order"), choices=list(HOWS.items()))
    share = forms.TypedChoiceField(
        label=_("Time for one share"),
        coerce=int,
        choices=list(SHARES.items()),
        help_text=_("Nobody is cut off. The one who shares is told first, in words."),
    )
    door = forms.ChoiceField(
        label=_("How one comes in"),
        choices=[(way, DOORS[way]) for way in ("free", "asks-first")],
        required=False,
    )
    script = forms.ChoiceField(
        label=_("What it goes by"),
        required=False,
        help_text=_("A script goes step by step, and each step says how we share. You can choose it later."),
    )
    keep = forms.ChoiceField(
        label=_("What is written"), choices=list(KEEPS.items()), widget=forms.RadioSelect
    )

    def __init__(
        self,
        zone: str,
        title: str,
        data: Any = None,
        *,
        usual: Mapping[str, Any] | None = None,
        scripts: Sequence[tuple[str, Script]] = (),
    ) -> None:
        self.zone, self.named = zone, title
        begins = {"when": NOW, "minutes": 60, "share": 3, "keep": "end"}
        super().__init__(data, initial=begins | dict(usual or {}))
        choices = [("", _("No script")), *((code, script.title) for code, script in scripts)]
        self.fields["script"].choices = choices  # type: ignore[attr-defined]
        if title:
            del self.fields["title"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("when") == "at" and not (given.get("on") and given.get("at")):
            self.add_error("on", _("Pick a day and a time."))
        return given

    def told(self, now: datetime) -> Told:
        given = self.cleaned_data
        starts = now
        if given["when"] == "15":
            starts = now + timedelta(minutes=15)
        elif given["when"] == "at":
            starts = datetime.combine(given["on"], given["at"], ZoneInfo(self.zone))
        told = {name: given[name] for name in ("minutes", "mode", "how", "share", "keep", "door", "script")}
        told["door"] = told["door"] or FREE
        return Told(title=self.named or given["title"], starts=starts, **told)
