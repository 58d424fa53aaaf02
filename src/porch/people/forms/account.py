"""One's own account: password, time, mail."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from porch.people.forms.joining import ZoneField, offer_told_zone
from porch.people.forms.signing_in import NewPassword
from porch.people.models import Member


class ChangePasswordForm(forms.Form):
    now = forms.CharField(
        label=_("Password now"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = NewPassword()

    def __init__(self, member: Member, data: Any = None) -> None:
        super().__init__(data)
        self.member = member

    def clean_now(self) -> str:
        now: str = self.cleaned_data["now"]
        if not self.member.check_password(now):
            raise forms.ValidationError(_("That is not your password now. Try again."))
        return now


class TimeForm(forms.Form):
    time_zone = ZoneField()
    language = forms.ChoiceField(label=_("Language of these pages"), choices=lambda: settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_told_zone(self)


class EmailForm(forms.Form):
    """An address is never asked for; whoever gives one says whether mail is wanted."""

    all_optional = True
    email = forms.EmailField(
        label=_("Email"),
        help_text=_("Kept sealed. Empty the field and it is forgotten."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    mail_wanted = forms.BooleanField(
        label=_("Write to me when there is something new: one plain line, no names, no topic"), required=False
    )
