"""Whom to ask to stand by it, and for how long they may read it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.commitments.words import FOR_HOW_LONG
from porch.groups.models import Group
from porch.people.models import Member


class WitnessForm(forms.Form):
    """One person, or one group. ``whom`` is their id; a group's stands after "group:"."""

    whom = forms.ChoiceField(
        label=_("Whom"),
        choices=list,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one of them.")},
    )
    ends = forms.ChoiceField(
        label=_("They may read it for"),
        choices=list(FOR_HOW_LONG.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick for how long.")},
    )
    both = forms.BooleanField(
        label=_("Ask whether we do it for each other"),
        help_text=_("If they say yes, the same begins for them, and you read theirs as they read yours."),
        required=False,
    )

    def __init__(
        self, people: Iterable[Member], groups: Iterable[Group], *, both: bool, data: Any = None
    ) -> None:
        super().__init__(data)
        named = [(str(one.pk), one.handle) for one in people]
        ours = [(f"group:{one.pk}", gettext("My group %(name)s") % {"name": one.name}) for one in groups]
        self.fields["whom"].choices = [*named, *ours]  # type: ignore[attr-defined]
        if not both:
            del self.fields["both"]
