"""Addresses of this room. Those allauth looks up by a name of its own stand without a namespace."""

from django.urls import URLPattern, URLResolver, include, path

from porch.people.views import (
    account,
    desk,
    invited,
    inviting,
    inviting_list,
    joining,
    mine,
    parts,
    second_factor,
    signing_in,
    telling,
    waiting,
)
from porch.people.views import back_in as back_in_desk
from porch.people.views import way_back as way_back_pages

pages: list[URLPattern] = [
    path("join/", joining.join, name="join"),
    path("join/wishes/", joining.wishes, name="join-wishes"),
    path("join/words/", joining.words, name="join-words"),
    path("i/", invited.letters, name="letters"),
    path("i/<str:letters>/", invited.invited, name="invited"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/words/", signing_in.with_words, name="sign-in-words"),
    path("sign-in/new-password/", signing_in.new_password, name="new-password"),
    path("sign-in/lost/", way_back_pages.lost, name="sign-in-lost"),
    path("sign-in/code/", way_back_pages.with_code, name="sign-in-code"),
    path("sign-in/code/password/", way_back_pages.code_password, name="code-password"),
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
    path("settings/parts/", parts.mine, name="parts"),
    path("settings/parts/choose/", parts.choose, name="choose-part"),
    path("settings/parts/here-for/", parts.say_here_for, name="here-for"),
    path("settings/parts/<slug:role>/give-up/", parts.give_up, name="give-up"),
    path("settings/way-back/", way_back_pages.agree, name="way-back"),
    path("settings/way-back/refuse/", way_back_pages.refuse, name="refuse-way-back"),
    path("settings/blocks/", account.blocks, name="blocks"),
    path("settings/blocks/<uuid:member_id>/end/", account.unblock, name="unblock"),
    path("settings/second-factor/", second_factor.asked, name="second-factor"),
    path("settings/mine/", mine.parcel, name="mine"),
    path("settings/leave/", mine.leave, name="leave"),
    path("settings/leave/later/", mine.leave_later, name="leave-later"),
    path("settings/leave/now/", mine.erase, name="erase"),
    path("settings/pause/", mine.pause, name="pause"),
    path("settings/pause/end/", mine.come_back, name="come-back"),
    path("settings/leaving/", mine.leaving, name="leaving"),
    path("settings/leaving/stay/", mine.stay, name="stay"),
    path("left/", mine.left, name="left"),
    path("desk/invitations/", inviting.invitations, name="invitations"),
    path("desk/invitations/import/", inviting_list.invite_list, name="invite-list"),
    path("desk/invitations/<uuid:batch>/sheet/", inviting.sheet, name="invitation-sheet"),
    path("desk/invitations/<uuid:batch>/end/", inviting.end, name="end-invitations"),
    path("desk/joining/", waiting.joining, name="joining"),
    path("desk/joining/<uuid:member_id>/", waiting.answer, name="answer-joining"),
    path("desk/back-in/", back_in_desk.desk, name="back-in"),
    path("desk/back-in/code/", back_in_desk.code, name="back-in-code"),
    path("desk/back-in/<uuid:way_back_id>/end/", back_in_desk.end, name="end-back-in"),
    path("desk/roles/", desk.roles, name="roles"),
    path("desk/roles/give/", desk.give, name="give-role"),
    path("desk/roles/held/<int:pk>/end/", desk.end, name="end-role"),
    path("desk/roles/<int:request_id>/", desk.decide, name="decide-role"),
    path("desk/roles/<int:request_id>/take-back/", desk.take_back, name="take-back-role"),
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
