"""The second factor: allauth's pages in our look, and the page that asks staff for one."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from porch.people.access import MemberRequest, member_required
from porch.people.forms import second_factor as forms

HERE = "people/second_factor/"


@require_GET
@member_required
def asked(request: MemberRequest) -> HttpResponse:
    """Staff without a passkey or an authenticator are sent here from the desks."""
    if not request.user.needs_second_factor:
        return redirect("mfa_index")
    return render(request, HERE + "asked.html")


index = member_required(mfa.IndexView.as_view(template_name=HERE + "index.html"))
authenticate = mfa.AuthenticateView.as_view(
    template_name=HERE + "authenticate.html", form_class=forms.SecondStep
)
again = account.ReauthenticateView.as_view(template_name=HERE + "again.html", form_class=forms.PasswordAgain)
again_by_code = mfa.ReauthenticateView.as_view(
    template_name=HERE + "again_by_code.html", form_class=forms.CodeAgain
)
again_by_passkey = webauthn.ReauthenticateWebAuthnView.as_view(template_name=HERE + "again_by_passkey.html")
app_on = member_required(
    totp.ActivateTOTPView.as_view(template_name=HERE + "app_on.html", form_class=forms.AppOn)
)
app_off = member_required(totp.DeactivateTOTPView.as_view(template_name=HERE + "app_off.html"))
passkeys = member_required(webauthn.ListWebAuthnView.as_view(template_name=HERE + "passkeys.html"))
passkey_add = member_required(
    webauthn.AddWebAuthnView.as_view(template_name=HERE + "passkey_add.html", form_class=forms.PasskeyAdd)
)
passkey_remove = member_required(
    webauthn.RemoveWebAuthnView.as_view(template_name=HERE + "passkey_remove.html")
)
passkey_sign_in = webauthn.LoginWebAuthnView.as_view()
codes_shown = member_required(codes.ViewRecoveryCodesView.as_view(template_name=HERE + "codes.html"))
codes_new = member_required(codes.GenerateRecoveryCodesView.as_view(template_name=HERE + "codes_new.html"))
