"""When I am told, and the browser that may be woken."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.wire.models import Bell
from porch.wire.phones import LONGEST_LABEL
from porch.wire.quiet import ALWAYS, HOURS, NEVER
from porch.wire.things import THINGS

DESKS = ("moderator", "coordinator", "operator")
KINDS_OF_QUIET = {
    HOURS: _("Quiet between these hours"),
    ALWAYS: _("Quiet all day: I look when I want to"),
    NEVER: _("At any hour"),
}


class OneBelowAnother(forms.BoundField):
    """Tiles with long words, each on a line of its own."""

    def css_classes(self, extra_classes: Any = None) -> str:
        return "lines"


class Several(forms.MultipleChoiceField):
    bound_field_class = OneBelowAnother


class One(forms.ChoiceField):
    bound_field_class = OneBelowAnother


class ToldForm(forms.Form):
    """Which things, and which hours stay quiet; both count for mail and for phones alike."""

    all_optional = True
    told_of = Several(
        label=_("What may I be told of?"),
        help_text=_("Here on the pages you see all of it in any case."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quiet_kind = One(
        label=_("When is it quiet?"),
        choices=KINDS_OF_QUIET.items(),
        widget=forms.RadioSelect,
    )
    quiet_since = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, member: Member, bell: Bell, data: Any = None) -> None:
        fields = ("told_of", "quiet_kind", "quiet_since", "quiet_until")
        super().__init__(data, initial={name: getattr(bell, name) for name in fields})
        self.unasked = set() if member.holds(*DESKS) else {"desk"}
        choices = [(code, _(label)) for code, label in THINGS.items() if code not in self.unasked]
        self.fields["told_of"].choices = choices  # type: ignore[attr-defined]
        self.bell = bell

    def clean_told_of(self) -> list[str]:
        """What was not asked about stays as it was."""
        return [*self.cleaned_data["told_of"], *self.unasked.intersection(self.bell.told_of)]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("quiet_since", "quiet_until"):
            said[name] = self._hour(name, said.get(name))
        by_hours = said.get("quiet_kind") == HOURS and not self.errors
        if by_hours and said["quiet_since"] == said["quiet_until"]:
            self.add_error("quiet_until", _("Say two different times, or choose quiet all day."))
        return said

    def _hour(self, name: str, said: time | None) -> time:
        """Left empty it stays as it was."""
        return said if said is not None else getattr(self.bell, name)


class PhoneForm(forms.Form):
    """What a browser gives out when it agrees to be woken; a script fills the three hidden fields."""

    all_optional = True
    label = forms.CharField(
        label=_("What do you call this phone?"),
        help_text=_("Only you see it, for example: kitchen tablet."),
        max_length=LONGEST_LABEL,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    address = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    point = forms.CharField(max_length=100, widget=forms.HiddenInput)
    secret = forms.CharField(max_length=40, widget=forms.HiddenInput)
