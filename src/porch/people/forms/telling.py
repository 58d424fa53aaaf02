"""Small pages on which someone tells what they are paired by. Every page can be left empty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import Field
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.people.forms.choices import One, Several
from porch.people.models import LivedExperience
from porch.people.queries import wishes
from porch.people.rules.beginnings import is_a_beginning
from porch.people.rules.vocabulary import SHARABLE, words_of

type Words = str | Promise


@dataclass(frozen=True)
class Part:
    """One page: its address, its words, and how each of its fields is asked for."""

    slug: str
    title: Words
    lede: Words
    fields: Mapping[str, Callable[[], Field]]
    mentors_only: bool = False
    of_ones_own_recovery: bool = False  # never asked of someone who is here for somebody else only

    @property
    def sharable(self) -> str:
        """The field of this page that may be said as a reason; empty when there is none."""
        return next((name for name in SHARABLE if name in self.fields), "")


ANYTHING = _("Pick any, or none. You can change it at any time.")
NOBODY_COUNTS = _("Leave it empty and everyone is welcome.")


def _numbers(name: str, **words: Any) -> Field:
    """A choice of plain numbers kept as a vocabulary."""
    choices = [(word.code, word.label) for word in words_of(name)]
    return forms.TypedChoiceField(choices=choices, coerce=int, widget=forms.RadioSelect, **words)


PARTS = (
    Part(
        "support",
        _("What I want support with"),
        ANYTHING,
        {"substances": lambda: Several("substances", label=str(_("I want support with")))},
        of_ones_own_recovery=True,
    ),
    Part(
        "right-now",
        _("What I want right now"),
        _("There is no right answer, and it may change tomorrow."),
        {
            "right_now": lambda: One(
                "right_now", label=str(_("Right now I want to")), nothing=str(_("I would rather not say"))
            ),
            "first_wish": lambda: One(
                "first_wish",
                label=str(_("Who would you like to hear from first?")),
                nothing=str(_("No wish")),
                only=wishes(),
            ),
        },
        of_ones_own_recovery=True,
    ),
    Part(
        "pathways",
        _("My way of recovery"),
        _("Every way counts, and none stands above another."),
        {"pathways": lambda: Several("pathways", label=str(_("What I use, or would like to")))},
    ),
    Part(
        "life",
        _("Where I am in life"),
        ANYTHING,
        {"life_stage": lambda: Several("life_stage", label=str(_("These fit me now")))},
    ),
    Part(
        "experience",
        _("What I have lived through"),
        _("Only what you would like to share a road with. Nobody will ask you to explain."),
        {"experience": lambda: Several("experience", label=str(_("I know this from my own life")))},
    ),
    Part(
        "interests",
        _("What I enjoy"),
        ANYTHING,
        {
            "interests": lambda: Several(
                "interests", label=str(_("I enjoy, or used to, or would like to try"))
            )
        },
    ),
    Part(
        "stories",
        _("What my story is about"),
        ANYTHING,
        {"story_tags": lambda: Several("story_tags", label=str(_("My story has to do with")))},
    ),
    Part(
        "languages",
        _("Languages I speak"),
        _("You are paired only with someone you can talk with."),
        {"languages": lambda: Several("languages", label=str(_("I can talk in")))},
    ),
    Part(
        "age",
        _("My age"),
        _("Rough is enough. Leave it open if you like."),
        {
            "age_band": lambda: One(
                "age_bands", label=str(_("I am about")), nothing=str(_("I would rather not say"))
            )
        },
    ),
    Part(
        "gender",
        _("My gender"),
        _(
            "In your own words, for you alone. Beside it are the lists other people may ask for: "
            "tick those that count you, so that nobody’s wish leaves you out by accident."
        ),
        {
            "gender_words": lambda: forms.CharField(
                label=_("In my own words"),
                help_text=_("Kept sealed. It is never shown to anyone and never compared."),
                max_length=200,
                required=False,
            ),
            "gender_lists": lambda: Several("genders", label=str(_("Which of these lists count me?"))),
        },
    ),
    Part(
        "must-haves",
        _("What must be so"),
        _(
            "A must-have is kept, whatever it costs. The honest part: each one can make the wait longer, "
            "because fewer people fit. Nobody will ask you to drop one."
        ),
        {
            "accepts_genders": lambda: Several(
                "genders", label=str(_("I want to be paired only with")), help_text=str(NOBODY_COUNTS)
            ),
            "accepts_ages": lambda: Several(
                "age_bands", label=str(_("Only people aged")), help_text=str(NOBODY_COUNTS)
            ),
            "accepts_pathways": lambda: Several(
                "pathways", label=str(_("Only people on one of these ways")), help_text=str(NOBODY_COUNTS)
            ),
            "min_recovery_days": lambda: _numbers(
                "min_recovery_days",
                label=_("The other person has been in recovery for at least"),
                error_messages={"required": _("Pick one, or “Any time at all”.")},
            ),
        },
    ),
    Part(
        "recovery",
        _("When my recovery began"),
        _("Only if you count it. Some people want to meet someone who is further along."),
        {
            "recovery_since": lambda: forms.DateField(
                label=_("I see my recovery as beginning on"),
                help_text=_("A guess is fine. A return to use need not change it: you decide."),
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        },
        of_ones_own_recovery=True,
    ),
    Part(
        "room",
        _("How many people I walk with"),
        _("Two or three is plenty for most. You are never sent more than you say, and 0 is a pause."),
        {
            "capacity": lambda: forms.IntegerField(
                label=_("At most this many at a time"),
                min_value=0,
                max_value=15,
                error_messages={
                    "max_value": _("Nobody here carries more than 15."),
                    "min_value": _("Say 0 for a pause, or a number up to 15."),
                },
            )
        },
        mentors_only=True,
    ),
)

BY_SLUG = {part.slug: part for part in PARTS}


class TellingForm(forms.Form):
    """The form of one part, filled with what was told before. ``today`` is the member's own."""

    all_optional = True

    def __init__(self, part: Part, lived: LivedExperience, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={name: getattr(lived, name) for name in part.fields})
        self.part, self.today = part, today
        self.fields.update({name: make() for name, make in part.fields.items()})
        if part.sharable:
            self.fields["may_say"] = forms.BooleanField(
                label=_("This may be said to the other person as a reason for a pairing"),
                help_text=_("Without the tick it still helps to find someone, and nobody is told."),
                required=False,
                initial=part.sharable in lived.may_share,
            )

    def clean_recovery_since(self) -> date | None:
        said: date | None = self.cleaned_data["recovery_since"]
        if said and not is_a_beginning(said, self.today):
            raise forms.ValidationError(
                gettext("Choose a day that has come already, from 1900 on, or leave it empty.")
            )
        return said

    def changes(self, lived: LivedExperience) -> dict[str, Any]:
        """What ``say_lived_experience`` is to be told."""
        said = dict(self.cleaned_data)
        if self.part.sharable:
            others = set(lived.may_share) - {self.part.sharable}
            said["may_share"] = others | ({self.part.sharable} if said.pop("may_say") else set())
        return said
