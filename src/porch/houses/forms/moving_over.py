"""Moving to another house: which one, what goes along, and that it may."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.models import House
from porch.houses.rules.moving_over import LINE, MAY_GO


class MoveOverForm(forms.Form):
    """Where to and what along; nothing is ticked before."""

    to = forms.ChoiceField(
        label=_("Which house"),
        error_messages={
            "required": _("Choose a house."),
            "invalid_choice": _("Choose a house that takes people in."),
        },
    )
    along = forms.MultipleChoiceField(
        label=_("What may go along"),
        choices=list(MAY_GO.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing else goes along, and nothing that you do not tick."),
    )
    line = forms.CharField(
        label=_("The line of your own"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("Write at most 300 characters.")},
    )

    def __init__(self, houses: list[House], data: Any = None) -> None:
        super().__init__(data)
        self.houses = {str(one.pk): one for one in houses}
        names = [(pk, f"{one.name}, {one.area}") for pk, one in self.houses.items()]
        self.fields["to"].choices = names  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        line = (said.get("line") or "").strip()
        if LINE in said.get("along", ()) and not line and "line" not in self.errors:
            self.add_error("line", _("Write the line, or take its tick away."))
        return said | {"line": line if LINE in said.get("along", ()) else ""}

    @property
    def house(self) -> House:
        return self.houses[self.cleaned_data["to"]]


class ConsentForm(forms.Form):
    yes = forms.BooleanField(
        label=_("Yes, this may go along, for thirty days"),
        error_messages={"required": _("It goes along only with your yes.")},
    )
