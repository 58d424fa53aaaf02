"""How this community pairs, in words a coordinator can weigh."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.bonds.models import PairingSettings
from porch.bonds.rules.weights import USUAL

WORDS = [
    ("more", _("matters more")),
    (USUAL, _("as usual")),
    ("less", _("matters less")),
    ("not", _("not at all")),
]
MATTERS = {
    "availability": _("Being free at the same hours"),
    "life_stage": _("A similar place in life"),
    "pathways": _("The same path of recovery"),
    "age_band": _("Being close in age"),
    "interests": _("Liking the same things"),
    "experience": _("Having lived through similar things"),
    "story_tags": _("Stories that touch on the same things"),
    "substances": _("Leaving the same substance behind"),
}
"""Component of a score -> what it is called at the desk."""


class PairingSettingsForm(forms.ModelForm[PairingSettings]):
    all_optional = True  # every field is filled in already

    class Meta:
        model = PairingSettings
        fields = (
            "answer_hours",
            "min_common_hours",
            "reserve_percent",
            "waiting_bonus",
            "switch_cost",
            "few_places",
            "lifts_the_lowest",
            "auto_approve",
        )
        labels = {
            "answer_hours": _("Hours someone has to answer an offer"),
            "min_common_hours": _("Hours of the week two people must share"),
            "reserve_percent": _("Mentor places to hold back for people who come later, in percent"),
            "waiting_bonus": _("Points for each week someone has waited"),
            "switch_cost": _("Points a new suggestion must be better by, to replace an open one"),
            "few_places": _("Say that places are few at this many"),
            "lifts_the_lowest": _("Rather lift the weakest pairs than make the best ones better"),
            "auto_approve": _("Ask people without a person approving first"),
        }
        help_texts = {"auto_approve": _("Off is safer: a person looks at every offer.")}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, label in MATTERS.items():
            self.fields[f"matters_{name}"] = forms.ChoiceField(
                label=label,
                choices=WORDS,
                required=False,
                initial=self.instance.matters.get(name, USUAL),
            )

    @property
    def changes(self) -> dict[str, Any]:
        """What ``change_settings`` takes: fields of the row, the chosen words gathered under ``matters``."""
        said = dict(self.cleaned_data)
        words = {name: said.pop(f"matters_{name}") or USUAL for name in MATTERS}
        return said | {"matters": {name: word for name, word in words.items() if word != USUAL}}

    @property
    def how_much(self) -> list[forms.BoundField]:
        return [self[f"matters_{name}"] for name in MATTERS]

    @property
    def the_rest(self) -> list[forms.BoundField]:
        return [self[name] for name in self._meta.fields or ()]
