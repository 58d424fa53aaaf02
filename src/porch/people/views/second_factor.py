"""The second factor: allauth's pages in our look, and the page that asks staff for one."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from porch.people.access import MemberRequest, anyone_here
from porch.people.forms import second_factor as forms

HERE = "people/second_factor/"


@require_GET
@anyone_here
def asked(request: MemberRequest) -> HttpResponse:
    """Staff without a passkey or an authenticator are sent here from the desks."""
    if not request.user.needs_second_factor:
        return redirect("mfa_index")
    return render(request, HERE + "asked.html")


index = anyone_here(mfa.IndexView.as_view(template_name=HERE + "index.html"))
authenticate = mfa.AuthenticateView.as_view(
    template_name=HERE + "authenticate.html", form_class=forms.SecondStep
)
again = account.ReauthenticateView.as_view(template_name=HERE + "again.html", form_class=forms.PasswordAgain)
again_by_code = mfa.ReauthenticateView.as_view(
    template_name=HERE + "again_by_code.html", form_class=forms.CodeAgain
)
again_by_passkey = webauthn.ReauthenticateWebAuthnView.as_view(template_name=HERE + "again_by_passkey.html")
app_on = anyone_here(
    totp.ActivateTOTPView.as_view(template_name=HERE + "app_on.html", form_class=forms.AppOn)
)
app_off = anyone_here(totp.DeactivateTOTPView.as_view(template_name=HERE + "app_off.html"))
passkeys = anyone_here(webauthn.ListWebAuthnView.as_view(template_name=HERE + "passkeys.html"))
passkey_add = anyone_here(
    webauthn.AddWebAuthnView.as_view(template_name=HERE + "passkey_add.html", form_class=forms.PasskeyAdd)
)
passkey_remove = anyone_here(webauthn.RemoveWebAuthnView.as_view(template_name=HERE + "passkey_remove.html"))
passkey_sign_in = webauthn.LoginWebAuthnView.as_view()
codes_shown = anyone_here(codes.ViewRecoveryCodesView.as_view(template_name=HERE + "codes.html"))
codes_new = anyone_here(codes.GenerateRecoveryCodesView.as_view(template_name=HERE + "codes_new.html"))
