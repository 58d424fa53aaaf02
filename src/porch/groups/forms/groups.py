"""Founding a group, finding one, asking to join, and what its servants write."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, ngettext

from porch.groups.actions.announcing import DAYS, LONGEST_WORDS
from porch.groups.actions.joining import LONGEST_WORDS as LONGEST_ASK
from porch.groups.actions.serving import LONGEST_NOTE
from porch.groups.actions.topics import LONGEST_TITLE
from porch.groups.models import Group
from porch.groups.rules.founding import LONGEST_ABOUT, LONGEST_NAME, NotTellable, Told
from porch.groups.rules.lists import kinds, services
from porch.groups.rules.norms import GOAL, JOINING, WHO_MAY_COME
from porch.groups.rules.settings import Setting
from porch.groups.rules.terms import TooLong, check_months
from porch.kit.community import here
from porch.people.rules.vocabulary import words_of

_ = gettext_lazy
WEEK = (
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
    (0, _("Sunday")),
)


def _answers(setting: Setting) -> forms.ChoiceField:
    choices = [(answer.value, gettext_lazy(answer.sentence)) for answer in setting.answers]
    return forms.ChoiceField(
        label=gettext_lazy(setting.title), choices=choices, initial=setting.usual, widget=forms.RadioSelect
    )


class FoundingForm(forms.Form):
    """A group as somebody would like it. Everything but the name can be left out, and can change later."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("Plain, such as Morning tea. It is in the address of its page."),
        error_messages={"required": _("Give it a name, such as Morning tea.")},
    )
    about = forms.CharField(
        label=_("What it is for"),
        max_length=LONGEST_ABOUT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A line or two for people who look for a group."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What kind of group"), choices=list, required=False, widget=forms.CheckboxSelectMultiple
    )
    pathway = forms.ChoiceField(label=_("A way of recovery it follows"), choices=list, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=list, required=False, widget=forms.CheckboxSelectMultiple
    )
    who_may_come = _answers(WHO_MAY_COME)
    goal = _answers(GOAL)
    joining = _answers(JOINING)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self._offer("kinds", [(kind.code, gettext(kind.label)) for kind in kinds()])
        ways = [(word.code, gettext(word.label)) for word in words_of("pathways")]
        self._offer("pathway", [("", gettext("None, or each their own")), *ways])
        self._offer("languages", [(word.code, gettext(word.label)) for word in words_of("languages")])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.told.check(here().name)
            except NotTellable as wrong:
                self.add_error("name", gettext(str(wrong)))
        return said

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        settings = {
            WHO_MAY_COME.code: said["who_may_come"],
            GOAL.code: said["goal"],
            JOINING.code: said["joining"],
        }
        return Told(said["name"], said["about"], said["kinds"], said["pathway"], said["languages"], settings)


class FindForm(forms.Form):
    """Words, kind, language, day: anything that is no choice is no wish."""

    words = forms.CharField(required=False, max_length=100, strip=True)
    kind = forms.CharField(required=False, max_length=30)
    language = forms.CharField(required=False, max_length=30)
    day = forms.CharField(required=False, max_length=1)

    @property
    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class AskForm(forms.Form):
    words = forms.CharField(
        label=_("A few words, if you like"),
        max_length=LONGEST_ASK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only whoever serves at the door reads them. They are gone with the answer."),
    )


class TopicForm(forms.Form):
    title = forms.CharField(
        label=_("What it is about"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Say in a few words what it is about.")},
    )


LASTS = {3: _("3 days"), 7: _("A week"), 14: _("Two weeks"), 30: _("A month"), 90: _("Three months")}


class AnnounceForm(forms.Form):
    words = forms.CharField(
        label=_("What everyone here should know"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write something first.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long it stands here"),
        coerce=int,
        choices=[(days, LASTS[days]) for days in DAYS],
        initial=7,
    )


class HandoverForm(forms.Form):
    words = forms.CharField(
        label=_("For whoever serves after you"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What is where, what is half done, whom to ask. Only they read it."),
    )


def months_that_fit(months: int, group: Group) -> int:
    """``months``, or a sentence where nobody serves that long in this group."""
    try:
        check_months(months, group.kinds)
    except TooLong as most:
        raise forms.ValidationError(
            ngettext(
                "Nobody serves longer than %(n)s month at a time here.",
                "Nobody serves longer than %(n)s months at a time here, so that it goes round.",
                most.months,
            )
            % {"n": most.months}
        ) from most
    return months


class PositionForm(forms.Form):
    code = forms.ChoiceField(label=_("Position"), choices=list, required=False)
    title = forms.CharField(
        label=_("Or one of your own"), max_length=60, required=False, help_text=_("Such as Tea and cups.")
    )
    months = forms.IntegerField(label=_("Months somebody serves"), min_value=1, max_value=24, initial=6)

    def __init__(self, group: Group, have: set[str], data: Any = None) -> None:
        super().__init__(data)
        self.group = group
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        fit = [one for one in services() if one.is_of(in_a_house=group.is_household)]
        free = [(one.code, gettext(one.title)) for one in fit if one.code not in have]
        field.choices = [("", gettext("None of the list")), *free]

    def clean_months(self) -> int:
        return months_that_fit(self.cleaned_data["months"], self.group)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("code") and not said.get("title", "").strip():
            self.add_error("title", _("Choose one of the list, or name your own."))
        if said.get("code"):
            said["title"] = ""
        return said


class AnswerForm(forms.Form):
    """One setting of the group."""

    value = forms.ChoiceField(choices=list, widget=forms.RadioSelect)

    def __init__(self, setting: Setting, value: str, data: Any = None) -> None:
        super().__init__(data, initial={"value": value})
        field = self.fields["value"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(answer.value, gettext(answer.sentence)) for answer in setting.answers]
        field.label = gettext(setting.title)


class LeaveForm(forms.Form):
    take = forms.BooleanField(label=_("Take what I wrote along"), required=False)
