"""How this community pairs, in words a coordinator can weigh."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from porch.bonds.models import PairingSettings
from porch.bonds.rules.terms import MOST_TEMPORARY
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

WHOSE = {"matters": USUAL, "matters_temporary": "", "matters_lasting": ""}
"""For everyone, and over again for mentors of a term -> the word that says nothing."""


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
            "temporary_mentors",
            "temporary_days",
            "temporary_waiting_bonus",
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
            "temporary_mentors": _("Mentors a newcomer has at first: none, one or two"),
            "temporary_days": _("Days each of them walks along, before the two decide"),
            "temporary_waiting_bonus": _("Points for each week a newcomer has waited for them"),
            "lifts_the_lowest": _("Rather lift the weakest pairs than make the best ones better"),
            "auto_approve": _("Ask people without a person approving first"),
        }
        help_texts = {"auto_approve": _("Off is safer: a person looks at every offer.")}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["temporary_days"].validators.append(MinValueValidator(14))
        self.fields["temporary_mentors"].validators.append(MaxValueValidator(MOST_TEMPORARY))
        for of in WHOSE:
            choices = WORDS if of == "matters" else [("", _("as for everyone")), *WORDS]
            kept = getattr(self.instance, of)
            for name, label in MATTERS.items():
                initial = kept.get(name, USUAL if of == "matters" else "")
                self.fields[f"{of}_{name}"] = forms.ChoiceField(
                    label=label, choices=choices, required=False, initial=initial
                )

    @property
    def changes(self) -> dict[str, Any]:
        """What ``change_settings`` takes: fields of the row, the chosen words gathered under ``matters``."""
        said = dict(self.cleaned_data)
        for of, unsaid in WHOSE.items():
            words = {name: said.pop(f"{of}_{name}") or unsaid for name in MATTERS}
            said[of] = {name: word for name, word in words.items() if word != unsaid}
        return said

    @property
    def how_much(self) -> list[forms.BoundField]:
        return [self[f"matters_{name}"] for name in MATTERS]

    @property
    def for_a_while(self) -> list[forms.BoundField]:
        return [self[f"matters_temporary_{name}"] for name in MATTERS]

    @property
    def to_stay(self) -> list[forms.BoundField]:
        return [self[f"matters_lasting_{name}"] for name in MATTERS]

    @property
    def the_rest(self) -> list[forms.BoundField]:
        return [self[name] for name in self._meta.fields or ()]
