"""Registering a list: whose it is, and where it is or the file itself."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from porch.kit.community import here
from porch.listings.vocabulary import FELLOWSHIPS
from porch.meetings.models import Source
from porch.people.rules.zones import town_of, zones
from porch.sources.actions import Told
from porch.sources.fetching import NotFetched, checked
from porch.sources.rules.periods import USUAL_HOURS

HOURS = {
    6: _("every six hours"),
    24: _("every day"),
    72: _("every three days"),
    168: _("every week"),
}


def _offer(form: forms.Form, *zones_besides: str) -> None:
    """The choices of clock and fellowship. Nothing is chosen for anybody: a wrong clock is worse than none."""
    towns = {one.name: one.town for one in zones()}
    besides = {name: town_of(name) for name in zones_besides if name and name not in towns}
    said = {
        "zone": [*besides.items(), *towns.items()],
        "fellowship": [(one.id, one.name) for one in FELLOWSHIPS.values()],
    }
    for name, choices in said.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("As the list says")), *choices]


class ListForm(forms.Form):
    """What holds for every list, however it comes."""

    name = forms.CharField(
        label=_("Whose list it is"),
        max_length=120,
        help_text=_("As people read it, such as Valley area. It stands on the page of each of its meetings."),
        error_messages={"required": _("Say whose list it is.")},
    )
    fellowship = forms.ChoiceField(
        label=_("Fellowship, where no row says"),
        required=False,
        choices=list,
        help_text=_("It may hold several."),
    )
    zone = forms.ChoiceField(
        label=_("By the clock of, where no row says"),
        required=False,
        choices=list,
        help_text=_("Many lists name no time zone. You see what it says before anything is applied."),
    )
    country = forms.RegexField(
        label=_("Country, where no row says"),
        regex=r"^[A-Za-z]{2}$",
        required=False,
        help_text=_("Two letters, such as GB."),
        error_messages={"invalid": _("Write two letters, such as GB.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, here().time_zone)
        self.initial.setdefault("country", here().country)

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        return Told(said["name"], said["fellowship"], said["zone"], said["country"].upper())


class AddressForm(ListForm):
    address = forms.CharField(
        label=_("Where it is"),
        max_length=500,
        help_text=_(
            "The address of the list itself. Of a BMLT server its root, such as https://…/main_server/."
        ),
        error_messages={"required": _("Write the address of the list; it begins with https://.")},
    )
    every_hours = forms.TypedChoiceField(
        label=_("How often it is asked"), coerce=int, choices=list(HOURS.items()), initial=USUAL_HOURS
    )

    field_order = ("name", "address", "every_hours", "fellowship", "zone", "country")

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        try:
            checked(address)
        except NotFetched as why:
            raise ValidationError(str(why)) from why
        return address


class FileForm(ListForm):
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "A list in any form we know: Meeting Guide or BMLT JSON, a sheet saved as CSV, a calendar."
        ),
        error_messages={
            "required": _("Choose a file of 25 MB at most."),
            "empty": _("There is nothing in this file."),
        },
    )

    field_order = ("name", "file", "fellowship", "zone", "country")


class AgainForm(forms.Form):
    """How a list that waits for a yes is read again: by whose clock, and as whose meetings, where it does not say."""

    zone = forms.ChoiceField(label=_("By the clock of, where no row says"), required=False, choices=list)
    fellowship = forms.ChoiceField(label=_("Fellowship, where no row says"), required=False, choices=list)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, here().time_zone, source.zone)
        known = source.fellowship in FELLOWSHIPS
        self.initial.update({"zone": source.zone, "fellowship": source.fellowship if known else ""})
