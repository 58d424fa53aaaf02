"""Addresses of this room. Those allauth looks up by a name of its own stand without a namespace."""

from django.urls import URLPattern, URLResolver, include, path

from porch.people.views import account, desk, joining, mine, second_factor, signing_in, telling

pages: list[URLPattern] = [
    path("join/", joining.join, name="join"),
    path("join/wishes/", joining.wishes, name="join-wishes"),
    path("join/words/", joining.words, name="join-words"),
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/words/", signing_in.with_words, name="sign-in-words"),
    path("sign-in/new-password/", signing_in.new_password, name="new-password"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("settings/", telling.index, name="settings"),
    path("settings/about/hours/", telling.hours, name="hours"),
    path("settings/about/place/", telling.place, name="place"),
    path("settings/about/<slug:slug>/", telling.part, name="part"),
    path("settings/name/", account.name, name="name"),
    path("settings/password/", account.password, name="password"),
    path("settings/time/", account.time, name="time"),
    path("settings/email/", account.email, name="email"),
    path("settings/words/", account.words, name="words"),
    path("settings/words/new/", signing_in.new_words, name="new-words"),
    path("settings/blocks/", account.blocks, name="blocks"),
    path("settings/blocks/<uuid:member_id>/end/", account.unblock, name="unblock"),
    path("settings/second-factor/", second_factor.asked, name="second-factor"),
    path("settings/mine/", mine.parcel, name="mine"),
    path("settings/leave/", mine.leave, name="leave"),
    path("settings/leaving/", mine.leaving, name="leaving"),
    path("settings/leaving/stay/", mine.stay, name="stay"),
    path("left/", mine.left, name="left"),
    path("desk/roles/", desk.roles, name="roles"),
    path("desk/roles/<int:request_id>/", desk.decide, name="decide-role"),
]

called_by_allauth: list[URLPattern] = [
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    path("sign-in/second/", second_factor.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", second_factor.passkey_sign_in, name="mfa_login_webauthn"),
    path("settings/sign-in/", second_factor.index, name="mfa_index"),
    path("settings/sign-in/again/", second_factor.again, name="account_reauthenticate"),
    path("settings/sign-in/again/code/", second_factor.again_by_code, name="mfa_reauthenticate"),
    path(
        "settings/sign-in/again/passkey/", second_factor.again_by_passkey, name="mfa_reauthenticate_webauthn"
    ),
    path("settings/sign-in/app/", second_factor.app_on, name="mfa_activate_totp"),
    path("settings/sign-in/app/off/", second_factor.app_off, name="mfa_deactivate_totp"),
    path("settings/sign-in/passkeys/", second_factor.passkeys, name="mfa_list_webauthn"),
    path("settings/sign-in/passkeys/add/", second_factor.passkey_add, name="mfa_add_webauthn"),
    path(
        "settings/sign-in/passkeys/<int:pk>/remove/", second_factor.passkey_remove, name="mfa_remove_webauthn"
    ),
    path("settings/sign-in/codes/", second_factor.codes_shown, name="mfa_view_recovery_codes"),
    path("settings/sign-in/codes/new/", second_factor.codes_new, name="mfa_generate_recovery_codes"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((pages, "people"))),
    path("", include(called_by_allauth)),
]
