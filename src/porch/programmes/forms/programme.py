"""A programme as a coordinator writes it down, and whom to ask to work in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.people.queries import by_handle
from porch.programmes.actions.opening import Told
from porch.programmes.models import Programme
from porch.programmes.words import PARTS


def _name(**more: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Their name here"),
        max_length=60,
        help_text=_("The two words, such as Quiet Heron. Ask them first: there is no list of members."),
        error_messages={"required": _("Write the name of the person.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
        **more,
    )


class ProgrammeForm(forms.Form):
    """``told`` is what was written, once the form is valid."""

    name = forms.CharField(
        label=_("What it is called"),
        max_length=80,
        help_text=_("People in it read it. It stands in no address and no subject of a mail."),
        error_messages={"required": _("Write what it is called.")},
    )
    host = forms.CharField(
        label=_("Who runs it"),
        max_length=120,
        help_text=_("The house or service. It stands in the consent that people give."),
        error_messages={"required": _("Write who runs it.")},
    )
    about = forms.CharField(
        label=_("A few words about it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    weeks = forms.IntegerField(
        label=_("How many weeks a stay is meant to last"),
        min_value=1,
        max_value=104,
        initial=12,
        error_messages={"required": _("Write a number of weeks.")},
    )
    with_peers = forms.BooleanField(label=_("Meeting a peer is part of it"), required=False, initial=True)
    is_part_two = forms.BooleanField(
        label=_("It is kept by 42 CFR Part 2"),
        help_text=_("A federally assisted programme in the United States. It cannot be changed later."),
        required=False,
    )

    def __init__(self, data: Any = None, programme: Programme | None = None) -> None:
        names = ("name", "host", "about", "weeks", "with_peers")
        super().__init__(data, initial={n: getattr(programme, n) for n in names} if programme else None)
        if programme:
            del self.fields["is_part_two"]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        return Told(
            said["name"],
            said["host"],
            said["about"],
            with_peers=said["with_peers"],
            is_part_two=said.get("is_part_two", False),
            weeks=said["weeks"],
        )


class WorkForm(forms.Form):
    """Whom to ask. ``member`` is who was found; whoever asks is not told whether there was somebody."""

    name = _name()
    part = forms.ChoiceField(
        label=_("To do what"),
        choices=list(PARTS.items()),
        initial="facilitator",
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one of the two.")},
    )

    @property
    def member(self) -> Member | None:
        return by_handle(self.cleaned_data["name"])
