"""Addresses of living together."""

from django.urls import URLPattern, path

from porch.houses.views import agreements, chores, going_out, screens, together

HOUSE = "houses/<slug:slug>/"
CHORES = f"{HOUSE}chores/"
OUT = f"{HOUSE}out/"
GUESTS, REPAIRS, NOTICES = f"{HOUSE}guests/", f"{HOUSE}repairs/", f"{HOUSE}notices/"
AGREEMENT = f"{HOUSE}agreement/"
TESTS = f"{HOUSE}tests/"
TESTS_OF = f"{TESTS}of/<uuid:pk>/"

urlpatterns: list[URLPattern] = [
    path(CHORES, chores.chores, name="chores"),
    path(f"{CHORES}<uuid:pk>/end/", chores.end, name="chore-end"),
    path(f"{CHORES}turns/<uuid:pk>/done/", chores.done, name="chore-done"),
    path(f"{CHORES}turns/<uuid:pk>/swap/", chores.swap, name="chore-swap"),
    path(f"{CHORES}swaps/<uuid:pk>/", chores.answer, name="chore-answer"),
    path(OUT, going_out.out, name="out"),
    path(f"{OUT}later/", going_out.later, name="later"),
    path(f"{OUT}back/", going_out.back, name="back"),
    path(f"{OUT}away/", going_out.away, name="away"),
    path(f"{OUT}away/<uuid:pk>/end/", going_out.not_away, name="not-away"),
    path(f"{OUT}board/", going_out.board, name="board"),
    path(f"{OUT}board/<uuid:pk>/back/", going_out.is_back, name="is-back"),
    path(f"{OUT}board/<uuid:pk>/look/", going_out.look, name="look"),
    path(TESTS, screens.tests, name="tests"),
    path(f"{TESTS}<uuid:pk>/own/", screens.own_words, name="test-own"),
    path(f"{TESTS}board/", screens.board, name="tests-board"),
    path(TESTS_OF, screens.of_one, name="tests-of"),
    path(f"{TESTS_OF}<uuid:screen>/right/", screens.put_right, name="test-right"),
    path(GUESTS, together.guests, name="guests"),
    path(f"{GUESTS}<uuid:pk>/answer/", together.guest_answer, name="guest-answer"),
    path(f"{GUESTS}<uuid:pk>/end/", together.guest_end, name="guest-end"),
    path(REPAIRS, together.repairs, name="repairs"),
    path(f"{REPAIRS}<uuid:pk>/", together.repair, name="repair"),
    path(NOTICES, together.notices, name="notices"),
    path(f"{NOTICES}<uuid:pk>/read/", together.notice_read, name="notice-read"),
    path(f"{NOTICES}<uuid:pk>/end/", together.notice_end, name="notice-end"),
    path(AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{AGREEMENT}new/", agreements.new_version, name="agreement-new"),
    path(f"{AGREEMENT}signed/", agreements.signed, name="agreement-signed"),
    path(f"{AGREEMENT}<int:number>/", agreements.version, name="agreement-version"),
]
