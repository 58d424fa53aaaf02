"""What somebody tells themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.company.queries import OnMap
from porch.company.rules.loneliness import ANSWERS, QUESTIONS
from porch.company.words import RHYTHMS, RINGS
from porch.people.models import Member


class MapForm(forms.Form):
    """Somebody I could call. Everything in my own words; only a name for them is needed."""

    name = forms.CharField(
        label=_("What you call them"),
        max_length=60,
        error_messages={"required": _("Write what you call them. Only you read it.")},
    )
    number = forms.CharField(
        label=_("Number, or how to reach them"),
        max_length=60,
        required=False,
        help_text=_("It stays on this page. It is sent nowhere."),
    )
    ring = forms.TypedChoiceField(
        label=_("How close"),
        coerce=int,
        choices=list(RINGS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one. You can move them later.")},
    )
    note = forms.CharField(
        label=_("Something to remember"),
        max_length=200,
        required=False,
        help_text=_("Awake until midnight; likes to be asked about the dog."),
    )
    member = forms.ChoiceField(
        label=_("Someone from here"),
        choices=list,
        required=False,
        help_text=_("Then the list leads to your conversation. They are not told."),
    )

    def __init__(self, people: list[Member], there: OnMap | None, data: Any = None) -> None:
        initial = (
            {
                "name": there.name,
                "number": there.phone,
                "ring": there.ring,
                "note": there.note,
                "member": there.member_id,
            }
            if there
            else None
        )
        super().__init__(data, initial=initial)
        choices = [("", _("No, or somebody else")), *((str(one.pk), one.handle) for one in people)]
        if there and there.member_id and there.member_id not in dict(choices):
            choices.append((there.member_id, there.name))
        self.fields["member"].choices = choices  # type: ignore[attr-defined]


class QuestionsForm(forms.Form):
    """The three questions: each may be left out, and nothing is chosen beforehand."""

    all_optional = True

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for code, question in QUESTIONS.items():
            self.fields[code] = forms.TypedChoiceField(
                label=question,
                coerce=int,
                empty_value=None,
                choices=list(ANSWERS.items()),
                widget=forms.RadioSelect,
                required=False,
            )


class RhythmForm(forms.Form):
    """How often they are offered."""

    all_optional = True
    asks_me = forms.ChoiceField(
        label=_("Offer them to me"), choices=list(RHYTHMS.items()), widget=forms.RadioSelect, required=False
    )
