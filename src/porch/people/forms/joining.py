"""The steps of joining."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from porch.people.forms.choices import One, Several
from porch.people.queries import wishes
from porch.people.rules.hours import NotAZone, checked_zone
from porch.people.rules.vocabulary import words_of
from porch.people.rules.zones import town_of, zones


class ZoneField(forms.ChoiceField):
    """A time zone: the list is for choosing, any real zone is understood (browsers say older names too)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        unclear = _("Say which time zone you are in, so that hours mean something.")
        kwargs.setdefault("error_messages", {"required": unclear, "invalid_choice": unclear})
        super().__init__(**kwargs)
        self.choices = [("", _("Choose a town near you")), *((zone.name, zone.town) for zone in zones())]

    def offer(self, name: str) -> None:
        """Have ``name`` in the list, also when it is a zone without a town, such as UTC."""
        listed: Any = self.choices
        if name and name not in dict(listed):
            self.choices = [*listed, (name, town_of(name))]

    def valid_value(self, value: Any) -> bool:
        try:
            return bool(checked_zone(str(value)))
        except NotAZone:
            return False


class LanguageField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[(word.code, word.label) for word in words_of("languages")], **kwargs)


class JoinForm(forms.Form):
    """Step 1. The name is a signed suggestion: there is nothing to type."""

    suggestion = forms.CharField(widget=forms.HiddenInput, max_length=300)
    password = forms.CharField(
        label=_("Password"),
        help_text=_("8 letters or more. Three short words work well. Your phone can save it."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "minlength": 8}),
        error_messages={"required": _("Choose a password of 8 letters or more.")},
    )
    adult = forms.BooleanField(
        label=_("I am 18 or over"),
        error_messages={"required": _("This place is for people who are 18 or over. See below for others.")},
    )
    time_zone = ZoneField()
    language = LanguageField(label=_("Language I speak best"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_told_zone(self)
        for name in ("time_zone", "language"):  # they stand folded away, where a browser cannot point at them
            self.fields[name].widget.is_required = False

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


def offer_told_zone(form: forms.Form) -> None:
    """Have the zone someone is in now among the ones to choose from."""
    field = form.fields["time_zone"]
    assert isinstance(field, ZoneField)
    field.offer(str(form.get_initial_for_field(field, "time_zone") or ""))


class WishesForm(forms.Form):
    """Step 2: all of it optional."""

    all_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only = _("If it is only someone else, leave the rest out: nobody asks what you use.")
        self.fields["here_for"] = One("here_for", label=str(_("Who are you here for?")), help_text=str(only))
        self.fields["substances"] = Several("substances", label=str(_("I want support with")))
        self.fields["right_now"] = One("right_now", label=str(_("Right now I want to")))
        self.fields["first_wish"] = One(
            "first_wish", label=str(_("Who would you like to hear from first?")), only=wishes()
        )
