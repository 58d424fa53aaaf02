"""What the desk, and the person an action applies to, write down. Lengths are the rules' own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.people.queries import rules
from porch.safety.models import Case, Measure
from porch.safety.models.duty import WEEKDAYS
from porch.safety.queries import things_to_hide
from porch.safety.rules.cases import OUTCOMES
from porch.safety.rules.measures import KINDS, LONGEST, MOST_DAYS


def _words(label: Any, hint: Any, *, rows: int = 4, needed: Any = "") -> forms.CharField:
    """A few lines; ``needed`` is the sentence for whoever leaves them out, empty where they may."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        error_messages={"required": needed},
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST}),
    )


def _days(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=MOST_DAYS)


class Acting(forms.Form):
    """One action about one case."""

    kind = forms.ChoiceField(label=_("What to do"), widget=forms.RadioSelect)
    rule = forms.TypedChoiceField(label=_("The rule it is about"), coerce=int, widget=forms.RadioSelect)
    thing = forms.ChoiceField(label=_("Which message"), required=False, widget=forms.RadioSelect)
    days = _days(_("For how many days"))
    words = _words(_("Notice to them"), _("They read this with the rule. Nothing about who told us."))

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hideable = things_to_hide(case)
        kinds = [(code, kind.name) for code, kind in KINDS.items() if hideable or not kind.on_message]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["rule"].choices = list(enumerate(rules(), start=1))  # type: ignore[attr-defined]
        self.fields["days"].help_text = _("For “no new contacts” and “no writing”: 1 to %(most)s.") % {
            "most": MOST_DAYS
        }
        if not hideable:
            del self.fields["thing"]
            return
        self.fields["thing"].help_text = _("Only for holding or removing one.")
        self.fields["thing"].choices = [  # type: ignore[attr-defined]
            (f"{one.about_kind}:{one.about_id}", _("by %(name)s, reported %(day)s") % _told(one))
            for one in hideable
        ]


def _told(one: Any) -> dict[str, str]:
    return {"name": str(one.about_member), "day": f"{one.made_at:%d %b %H:%M} UTC"}


class Closing(forms.Form):
    """What came of a case, for everyone who told us."""

    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    words = _words(
        _("A line of your own"), _("The people who told us read it. Nothing about anyone else."), rows=3
    )


class Noting(forms.Form):
    """A line for whoever comes next."""

    all_optional = True

    words = _words(_("Note for whoever comes next"), _("Only the desk reads it."), rows=3)


class Appealing(forms.Form):
    """Why somebody else should look again."""

    all_optional = True

    words = _words(_("What should they know?"), _("Somebody who did not decide it reads this."))


class Deciding(forms.Form):
    """The answer to an appeal."""

    verb = forms.ChoiceField(label=_("What becomes of it"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("It becomes"), required=False, widget=forms.RadioSelect)
    days = _days(_("For how many days"))
    words = _words(
        _("Answer to them"),
        _("In plain words, and nothing about who told us."),
        needed=_("Write a line to the person who asked."),
    )

    def __init__(self, measure: Measure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = [("uphold", _("It stays as it is")), ("lift", _("It ends now"))]
        if measure.of.milder:
            verbs.insert(1, ("change", _("It becomes something milder")))
            milder = [(code, KINDS[code].name) for code in measure.of.milder]
            self.fields["kind"].choices = milder  # type: ignore[attr-defined]
        else:
            del self.fields["kind"], self.fields["days"]
        self.fields["verb"].choices = verbs  # type: ignore[attr-defined]


class NewShift(forms.Form):
    """One weekly shift, by the clock where its owner is."""

    day = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=list(enumerate(WEEKDAYS)))
    since = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}))
    until = forms.TimeField(
        label=_("Until"),
        help_text=_("Earlier than it begins means the next morning."),
        widget=forms.TimeInput(attrs={"type": "time"}),
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].help_text = _("By your clock (%(zone)s).") % {"zone": member.time_zone or "UTC"}


class Day(forms.Form):
    """One day of one shift, from a button."""

    shift = forms.IntegerField(min_value=1)
    on = forms.DateField()
