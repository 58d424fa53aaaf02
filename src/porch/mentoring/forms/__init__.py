"""What people fill in here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.mentoring.forms.filled_in import (
    AllowForm,
    LinesForm,
    MentoringSettingsForm,
    PaperForm,
    ReviewForm,
    StandByForm,
    WordForm,
)
from porch.mentoring.models import Work
from porch.mentoring.queries import Sheet
from porch.mentoring.rules.packs import LONGEST

__all__ = [
    "AllowForm",
    "AnswerForm",
    "LinesForm",
    "MentoringSettingsForm",
    "PaperForm",
    "ReviewForm",
    "StandByForm",
    "WayForm",
    "WordForm",
    "WriteForm",
]


class WriteForm(forms.Form):
    """One box for each prompt; every one may stay empty."""

    all_optional = True

    def __init__(self, sheet: Sheet, data: Any = None) -> None:
        super().__init__(data)
        known = {prompt.code for prompt in sheet.exercise.prompts} if sheet.exercise else set()
        for line in sheet.lines:
            if line.code in known:
                self.fields[line.code] = forms.CharField(
                    label=line.prompt,
                    required=False,
                    max_length=LONGEST,
                    initial=line.entry.words if line.entry else "",
                    widget=forms.Textarea(attrs={"rows": 4}),
                )


class WayForm(forms.Form):
    way = forms.ChoiceField(
        label=_("How did you do it?"),
        choices=[
            (Work.Way.TALK, _("We talked about it")),
            (Work.Way.PAPER, _("On paper")),
            (Work.Way.WRITING, _("I wrote it here")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one."), "invalid_choice": _("Pick one of the three.")},
    )


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("A few words back"),
        help_text=_("Your own experience, or a question. No advice unless they asked."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )
