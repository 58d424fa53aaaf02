"""One question at a time, and when to be asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.scales.rules.rhythm import LONGEST, OFF, OWN, SHORTEST, days_of, rhythm_of
from porch.scales.rules.sheets import Item
from porch.scales.words import RHYTHMS


class _Chosen(forms.BoundField):
    """Bare numbers stand in a row, answers in words below each other."""

    def css_classes(self, extra_classes: Any = None) -> str:
        return "scale" if getattr(self.field, "is_scale", False) else "lines"


class AnswerField(forms.TypedChoiceField):
    def __init__(self, item: Item) -> None:
        choices = [(value, words or str(value)) for value, words in item.answers]
        super().__init__(
            label=item.words,
            coerce=int,
            choices=choices,
            widget=forms.RadioSelect,
            help_text=_ends(item) if item.is_scale else "",
            error_messages={"required": _("Pick one, or leave this one out.")},
        )
        self.is_scale = item.is_scale

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        return _Chosen(form, self, field_name)


def _ends(item: Item) -> str:
    first, last = item.answers[0][0], item.answers[-1][0]
    return f"{first}: {item.low}. {last}: {item.high}."


class ItemForm(forms.Form):
    """Nothing is chosen beforehand."""

    def __init__(self, item: Item, data: Any = None) -> None:
        super().__init__(data)
        self.fields["value"] = AnswerField(item)


class RhythmForm(forms.Form):
    """When one set of questions is offered again."""

    all_optional = True
    rhythm = forms.ChoiceField(label=_("Ask me"), choices=list(RHYTHMS.items()), widget=forms.RadioSelect)
    days = forms.IntegerField(
        label=_("How many days lie between"),
        required=False,
        min_value=SHORTEST,
        max_value=LONGEST,
        help_text=_("Only where you chose your own: from 7 to 366."),
    )

    def __init__(self, days: int | None, data: Any = None) -> None:
        rhythm = rhythm_of(days)
        super().__init__(data, initial={"rhythm": rhythm, "days": days if rhythm == OWN else None})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("rhythm") == OWN and said.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Say how many days, from 7 to 366."))
        return said

    @property
    def every(self) -> int | None:
        """Days between two times; None for never."""
        rhythm = self.cleaned_data["rhythm"]
        return None if rhythm == OFF else days_of(rhythm, self.cleaned_data.get("days"))
