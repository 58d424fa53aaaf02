"""What somebody looks for in the list of houses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.queries.finding import Wanted
from porch.houses.rules.lists import for_whom, levels


class FindForm(forms.Form):
    """Every choice is optional. ``wanted`` holds whatever was understood; the rest does not matter."""

    whom = forms.ChoiceField(label=_("For whom"), required=False)
    level = forms.ChoiceField(label=_("How it is run"), required=False)
    area = forms.CharField(label=_("Town or area"), required=False, max_length=60)
    free = forms.BooleanField(label=_("A room is free now"), required=False)
    step_free = forms.BooleanField(label=_("Without steps, at least partly"), required=False)
    children = forms.BooleanField(label=_("Children can come"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        named = [(code, one.name) for code, one in levels().items()]
        self.fields["whom"].choices = [("", _("Any")), *for_whom().items()]  # type: ignore[attr-defined]
        self.fields["level"].choices = [("", _("Any")), *named]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        self.is_valid()
        return Wanted(**{name: said for name, said in self.cleaned_data.items() if said})
