"""The one form of the desk."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.listings.recurrence import EARLIEST, LATEST, LONGEST, Recurrence, Weekly, day_of
from porch.meetings.describing import Described, described
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told
from porch.meetings.words import DAYS, DOUBTS, OPEN_TO
from porch.people.rules.zones import town_of, zones

FIRST = (
    *("name", "day", "time", "minutes", "time_zone", "location", "conference_url", "conference_phone"),
    *("open_to", "notes"),
)
MONDAY_FIRST = (1, 2, 3, 4, 5, 6, 0)


class MeetingForm(Described):
    name = forms.CharField(
        label=_("Name"),
        max_length=64,
        help_text=_(
            "Plain, such as Sunday walk: it is in the address of its page, so leave out what it is about."
        ),
        error_messages={"required": _("Give it a name, such as Sunday walk.")},
    )
    day = forms.TypedChoiceField(
        label=_("Day"), coerce=int, choices=[(number, DAYS[number]) for number in MONDAY_FIRST]
    )
    time = forms.TimeField(
        label=_("Starts at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when it starts, such as 19:00."),
            "invalid": _("Write the time like 19:00."),
        },
    )
    minutes = forms.IntegerField(
        label=_("Lasts, in minutes"), min_value=5, max_value=LONGEST, initial=60, widget=forms.NumberInput
    )
    time_zone = forms.ChoiceField(label=_("By the clock of"), choices=list)
    location = forms.CharField(
        label=_("Where, in words"),
        max_length=200,
        required=False,
        help_text=_("As you would tell a friend: the hall in Mill Lane, side door, ring twice."),
    )
    conference_url = forms.URLField(
        label=_("Link, if it is online"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Anyone who opens its page can read it."),
        error_messages={"invalid": _("Paste the whole link; it begins with https://.")},
    )
    conference_phone = forms.RegexField(
        label=_("Number to call in, if there is one"),
        regex=r"^\+?[0-9 ,*#()-]{3,40}$",
        max_length=40,
        required=False,
        error_messages={"invalid": _("Write the number in digits, such as +44 20 7946 0000.")},
    )
    open_to = forms.ChoiceField(
        label=_("Who may come"),
        choices=list(OPEN_TO.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who may come.")},
    )
    notes = forms.CharField(
        label=_("What to expect"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steps at the door, tea, children, who hosts by first name. No last names."),
    )

    def __init__(self, meeting: Meeting | None, zone: str, data: Any = None) -> None:
        told = {name: getattr(meeting, name) for name in FIRST} | described(meeting) if meeting else {}
        super().__init__(data, initial={"time_zone": zone, "day": 1} | told)
        self._offer(str(self.initial["time_zone"]))

    def _offer(self, zone: str) -> None:
        towns = [(one.name, one.town) for one in zones()]
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = towns if zone in dict(towns) else [(zone, town_of(zone)), *towns]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        unsaid = not any(said.get(name) for name in ("location", "conference_url", "conference_phone"))
        if unsaid and not {"conference_url", "conference_phone"} & set(self.errors):
            self.add_error("location", _("Say where it is: a place, a link or a number to call."))
        return said

    @property
    def told(self) -> Told:
        said = dict(self.cleaned_data)
        latitude, longitude = said.pop("position") or (None, None)
        language = said.pop("language")
        types = (*said.pop("types"), *([language] if language else ()))
        return Told(**said, types=types, latitude=latitude, longitude=longitude)

    @property
    def first(self) -> list[forms.BoundField]:
        """What every meeting needs said."""
        return [self[name] for name in FIRST]

    @property
    def others(self) -> list[forms.BoundField]:
        """What may be said beside it."""
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def others_wrong(self) -> bool:
        return any(field.errors for field in self.others)


DATE = {"type": "date"}
BAD_DATE = _("Write the day like 2026-05-31.")
PICK = _("Pick a day.")
WEEKLY, WEEKS, MONTHLY = "week", "weeks", "month"


def _date_field(missing: Any = PICK, **told: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        error_messages={"invalid": BAD_DATE, "required": missing},
        validators=[_is_near],
        **told,
    )


def _is_near(day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(BAD_DATE)


class RhythmForm(forms.Form):
    """How often a meeting is held. What is needed hangs on what is chosen, so no browser asks for it by itself."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("How often"),
        choices=[
            (WEEKLY, _("Every week")),
            (WEEKS, _("Every so many weeks")),
            (MONTHLY, _("On certain weekdays of the month, such as the second")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how often it is.")},
    )
    every = forms.IntegerField(
        label=_("Every so many weeks: how many"),
        min_value=2,
        max_value=52,
        required=False,
        error_messages={"required": _("Say after how many weeks it comes again, such as 2.")},
    )
    nth = forms.TypedMultipleChoiceField(
        label=_("Of the month: which ones"),
        coerce=int,
        required=False,
        choices=[
            (1, _("First")),
            (2, _("Second")),
            (3, _("Third")),
            (4, _("Fourth")),
            (5, _("Fifth")),
            (-1, _("Last")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    since = _date_field(
        missing=_("Say from which day the weeks are counted."),
        label=_("First day"),
        required=False,
        help_text=_(
            "Needed for every so many weeks: they are counted from it. Else only for one that is still to begin."
        ),
    )
    until = _date_field(label=_("Last day, if it ends"), required=False)
    rests = forms.BooleanField(label=_("Not held on holidays"), required=False)

    def __init__(self, weekly: Weekly, data: Any = None) -> None:
        self.day, rule = weekly.day, weekly.recurrence
        how = MONTHLY if rule.nth else WEEKS if rule.every > 1 else WEEKLY
        told: dict[str, Any] = {
            "how": how,
            "every": rule.every if rule.every > 1 else None,
            "nth": list(rule.nth),
        }
        told |= {"since": rule.since, "until": rule.until, "rests": rule.rests_on_holidays}
        super().__init__(data, initial=told)
        asked = self.data.get("how") if self.is_bound else how
        self.fields["every"].required = self.fields["since"].required = asked == WEEKS

    def clean_since(self) -> date | None:
        since: date | None = self.cleaned_data["since"]
        if since is not None and day_of(since) != self.day:
            raise forms.ValidationError(self._another_day(since))
        return since

    def _another_day(self, said: date) -> str:
        """The nearest days on which it could begin: one before and one after."""
        before = said - timedelta(days=(day_of(said) - self.day) % 7)
        near = [date_format(one, "j F Y") for one in (before, before + timedelta(days=7))]
        told = {"day": DAYS[day_of(said)], "its": DAYS[self.day], "before": near[0], "after": near[1]}
        return gettext(
            "That is a %(day)s, and this meeting is on %(its)s. The nearest are %(before)s and %(after)s."
        ) % {name: str(word) for name, word in told.items()}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        how, since, until = said.get("how"), said.get("since"), said.get("until")
        if how == MONTHLY and not said.get("nth"):
            self.add_error("nth", _("Pick at least one."))
        if since and until and until < since:
            self.add_error("until", _("The last day comes after the first."))
        return said

    @property
    def rule(self) -> Recurrence:
        said = self.cleaned_data
        return Recurrence(
            every=said["every"] if said["how"] == WEEKS else 1,
            nth=tuple(said["nth"]) if said["how"] == MONTHLY else (),
            since=said["since"],
            until=said["until"],
            rests_on_holidays=said["rests"],
        )


class MoveForm(forms.Form):
    """When one of its days is held instead."""

    to = _date_field(label=_("On"))
    time = forms.TimeField(
        label=_("At"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when it starts, such as 19:00."),
            "invalid": _("Write the time like 19:00."),
        },
    )


class HolidayForm(forms.Form):
    on = _date_field(label=_("Day"))
    name = forms.CharField(
        label=_("What it is called"),
        max_length=80,
        error_messages={"required": _("Say what it is called, such as New Year.")},
    )


class DoubtForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=list(DOUBTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = forms.CharField(
        label=_("A few words, if you like"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you found there. Leave out names, yours too: nobody can write back."),
    )
