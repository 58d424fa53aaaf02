"""Where from, where to, who introduces, and what goes along."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.handoffs.queries.doors import Way
from porch.handoffs.rules.doors import FROM, HOURS
from porch.people.models import Member

NOWHERE = ""
TELLS = ((FROM, _("What kind of place I come from, never its name")), (HOURS, _("When I have time")))
HEADS: Mapping[str, Any] = {
    "house": _("Houses"),
    "group": _("Groups"),
    "programme": _("Programmes"),
    "mentor": _("Whom I walk with"),
}
LONGEST = 600


class WhereForm(forms.Form):
    """The first step: where to, and from where."""

    def __init__(
        self, whither: Iterable[Way], whence: Iterable[Way], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.whither = {way.code: way for way in whither}
        self.whence = {way.code: way for way in whence}
        by_door: dict[str, list[tuple[str, str]]] = {}
        for code, way in self.whither.items():
            by_door.setdefault(way.door, []).append((code, way.title))
        choices: list[tuple[str, Any]] = [(str(HEADS[door]), ways) for door, ways in by_door.items()]
        self.fields["to"] = forms.ChoiceField(
            label=gettext("Where would you like to go next?"),
            choices=[("", gettext("Choose a door")), *choices],
            error_messages={"required": gettext("Choose where you would like to go next.")},
        )
        self.fields["whence"] = forms.ChoiceField(
            label=gettext("Where do you come from?"),
            help_text=gettext(
                "It decides who can introduce you. They read it only if you say so on the next page."
            ),
            choices=[
                (NOWHERE, gettext("From nowhere here")),
                *((c, w.title) for c, w in self.whence.items()),
            ],
            required=False,
        )

    def ways(self) -> tuple[Way, Way | None]:
        said = self.cleaned_data
        return self.whither[said["to"]], self.whence.get(said.get("whence", ""))


class SendForm(forms.Form):
    """The second step: who introduces, and what goes along. It is shown as it will be read before it is sent."""

    all_optional = True

    def __init__(self, people: Iterable[Member], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.fields["introducer"] = forms.ChoiceField(
            label=gettext("Who introduces you?"),
            choices=[
                (NOWHERE, gettext("Nobody, I go by myself")),
                *((pk, one.handle) for pk, one in self.people.items()),
            ],
            required=False,
        )
        self.fields["words"] = forms.CharField(
            label=gettext("What would you like them to know?"),
            help_text=gettext("Nothing else of yours goes along. It can stay empty."),
            widget=forms.Textarea(attrs={"rows": 5}),
            max_length=LONGEST,
            required=False,
            error_messages={"max_length": gettext("Keep it to 600 characters.")},
        )
        self.fields["tells"] = forms.MultipleChoiceField(
            label=gettext("And this, if you tick it"),
            choices=TELLS,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def introducer(self) -> Member | None:
        return self.people.get(self.cleaned_data.get("introducer", ""))


class MetForm(forms.Form):
    """On which day the two had met."""

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.fields["on"] = forms.DateField(
            label=gettext("On which day?"),
            initial=today,
            widget=forms.DateInput(attrs={"type": "date", "max": today.isoformat()}),
            error_messages={
                "required": gettext("Say on which day you met."),
                "invalid": gettext("That is not a day. Write it like 2026-12-24."),
            },
        )
