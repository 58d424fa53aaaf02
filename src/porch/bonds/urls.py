"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.bonds.views import circles, desk, looks, pairs, people

app_name = "bonds"

of_members = [
    path("people/", people.people, name="people"),
    path("people/offers/<uuid:pk>/yes/", people.say_yes, name="yes"),
    path("people/offers/<uuid:pk>/not-now/", people.say_not_now, name="not-now"),
    path("people/offers/<uuid:pk>/no/", people.say_no, name="no"),
    path("people/circles/<uuid:pk>/join/", circles.join, name="circle-join"),
    path("people/circles/<uuid:pk>/not-for-me/", circles.not_for_me, name="circle-pass"),
    path("people/<uuid:pk>/", pairs.pair, name="pair"),
    path("people/<uuid:pk>/rest/", pairs.rest, name="rest"),
    path("people/<uuid:pk>/go-on/", pairs.go_on, name="go-on"),
    path("people/<uuid:pk>/end/", pairs.end, name="end"),
    path("people/<uuid:pk>/friends/", pairs.stay_friends, name="friends"),
    path("people/<uuid:pk>/meet/", pairs.meet, name="meet"),
    path("people/meet/<uuid:pk>/agree/", pairs.agree, name="meet-agree"),
    path("people/meet/<uuid:pk>/turn-down/", pairs.turn_down, name="meet-turn-down"),
    path("people/meet/<uuid:pk>/call-off/", pairs.call_off, name="meet-call-off"),
    path("people/meet/<uuid:pk>/name/", pairs.name_it, name="meet-name"),
    path("people/meet/<uuid:pk>/call.ics", pairs.one_in_calendar, name="meet-ics"),
    path("people/calendar/", pairs.calendar, name="calendar"),
    path("people/calendar/new/", pairs.new_address, name="calendar-new"),
    path("people/calendar/forget/", pairs.forget_address, name="calendar-forget"),
    path("feeds/person/<slug:token>.ics", pairs.feed, name="feed"),
]

of_coordinators = [
    path("desk/pairing/", desk.desk, name="desk"),
    path("desk/pairing/rounds/", desk.rounds, name="rounds"),
    path("desk/pairing/round/<slug:mode>/", desk.open_round, name="round-open"),
    path("desk/pairing/offers/<uuid:pk>/approve/", desk.approve, name="approve"),
    path("desk/pairing/offers/<uuid:pk>/skip/", desk.skip, name="skip"),
    path("desk/pairing/settings/", desk.settings, name="desk-settings"),
    path("desk/pairing/by-hand/", desk.by_hand, name="by-hand"),
    path("desk/pairing/circles/", looks.circles, name="circles"),
    path("desk/pairing/for/<slug:mode>/<uuid:member_id>/", looks.look_at, name="look-at"),
    path("desk/pairing/look/<uuid:pk>/", looks.look, name="look"),
    path("desk/pairing/look/<uuid:pk>/circle/<int:index>/", circles.invite, name="circle-invite"),
    path("desk/pairing/look/<uuid:pk>/pair/", looks.pair_two, name="pair-two"),
    path("desk/pairing/look/<uuid:pk>/choose/<uuid:member_id>/", looks.choose, name="choose"),
]

urlpatterns: list[URLPattern] = [*of_members, *of_coordinators]
