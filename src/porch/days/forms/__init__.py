"""What people fill in here. Nothing is picked beforehand that is not true already."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.days.rules.saying import MOST_LETTERS
from porch.days.words import COUNTS, GOALS, HOW_TO_GO_ON
from porch.people.rules.vocabulary import words_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Later

USED, WITHOUT, SINCE = "used", "without", "since"
KINDS = [
    (WITHOUT, _("A day, or several days, without")),
    (SINCE, _("Without since a day, and it goes on")),
    (USED, _("There was use on a day")),
]
NOT_A_DAY = {"invalid": _("That is no date. Write it like 2026-11-20.")}


def _choices(words: "Mapping[str, str | Later]") -> "list[tuple[str, str | Later]]":
    return list(words.items())


def _day(label: "str | Later", help_text: "str | Later" = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), **NOT_A_DAY},
    )


def _one_of(
    label: "str | Later", words: "Mapping[str, str | Later]", *, required: bool = True
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=_choices(words),
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one."), "invalid_choice": _("Pick one of the list.")},
    )


type OnThePage = TellForm | GoOnForm | CountForm | GoalForm


class NewForm(forms.Form):
    """What to keep days of, and what one wants."""

    what = forms.ChoiceField(
        label=_("Days of what?"),
        error_messages={"required": _("Pick one."), "invalid_choice": _("Pick one of the list.")},
    )
    word = forms.CharField(
        label=_("My own word for it"),
        help_text=_("If you like. Whoever you let see it reads this word."),
        required=False,
        max_length=MOST_LETTERS,
    )
    goal = _one_of(_("What I want"), GOALS, required=False)
    since = _day(
        _("Without since"),
        _(
            "The first full day without: the day after the last use. Leave it empty if you would rather not say."
        ),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        what: Any = self.fields["what"]
        listed = [(word.code, word.label) for word in words_of("substances")]
        what.choices = [("", _("Pick one")), *listed]


class TellForm(forms.Form):
    """Something about days: which kind, the day, and for several days the last of them."""

    place = "tell_form"  # where it stands on the page of a thread

    kind = forms.ChoiceField(
        label=_("What would you like to add?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one."), "invalid_choice": _("Pick one of the list.")},
    )
    day = _day(_("Day"), required=True)
    last = _day(_("Last day, if there are several"), _("Only for days without."))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"day": today}, auto_id="tell_%s")

    def clean(self) -> dict[str, Any]:
        """Use is taken whatever its day says: one that cannot be read is today (``actions.say_used``)."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == USED:
            for name in ("day", "last"):
                self.errors.pop(name, None)
        return said


class GoOnForm(forms.Form):
    """How to go on after a return to use."""

    place = "go_on_form"

    how = _one_of(_("How would you like to go on?"), HOW_TO_GO_ON)
    day = _day(_("From which day"), _("Only if it is another than this one."))
    shown = forms.BooleanField(label=_("Whoever may see my numbers sees them again"), required=False)

    def __init__(self, data: Any = None, *, day: date | None = None) -> None:
        super().__init__(data, initial={"day": day}, auto_id="go_%s")


class CountForm(forms.Form):
    place = "count_form"
    count = _one_of(_("The count I see"), COUNTS)


class GoalForm(forms.Form):
    place = "goal_form"
    goal = _one_of(_("What I want"), GOALS)


class AgainForm(forms.Form):
    since = _day(_("Without since"), _("Leave it empty to begin without a day."))
