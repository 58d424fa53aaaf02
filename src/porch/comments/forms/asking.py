"""A question of the community's own, with a field to try an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.comments.rules.question import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_ANSWERS,
    Question,
    problems,
)

_LONGEST_LIST = (LONGEST_ANSWER + 2) * (MOST_ANSWERS + 2)


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("The question"),
        max_length=LONGEST_QUESTION,
        help_text=_(
            "Something everybody knows and no list answers, such as: What colour is a green orange? "
            "Words alone, so that it can be read aloud."
        ),
        error_messages={"required": _("Write the question.")},
    )
    answers = forms.CharField(
        label=_("Answers that count, one a line"),
        max_length=_LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Capitals, accents, “it is a” and numbers in words need no line. One wrong letter is let pass."
        ),
        error_messages={"required": _("Write at least one answer that counts.")},
    )
    wrong = forms.CharField(
        label=_("Answers that never count, one a line"),
        max_length=_LONGEST_LIST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What looks like a right answer and is none: greed beside green."),
    )
    tried = forms.CharField(
        label=_("Try an answer"),
        max_length=2 * LONGEST_ANSWER,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("See how it would be read, before anybody is asked. Nothing is saved by trying."),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            for sentence in problems(self.question):
                self.add_error("answers", sentence)
        return said

    @property
    def question(self) -> Question:
        said = self.cleaned_data
        return Question(said["text"].strip(), _lines(said["answers"]), _lines(said["wrong"]))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))
