"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.asks.views import asked, asking, board, desk, helping, one

app_name = "asks"

of_whoever_asks = [
    path("people/ask/", asking.ask, name="ask"),
    path("people/ask/now/", asking.ask_now, name="now"),
    path("people/ask/sit/", asking.sit, name="sit"),
    path("people/ask/ride/", asking.ride, name="ride"),
    path("people/ask/<slug:mode>/stop/", asking.stop_asking, name="stop-asking"),
    path("people/ask/<uuid:pk>/", one.one, name="one"),
    path("people/ask/<uuid:pk>/no-longer/", one.no_longer, name="no-longer"),
    path("people/ask/<uuid:pk>/done/", one.done, name="done"),
    path("people/ask/<uuid:pk>/somebody-else/", one.somebody_else, name="somebody-else"),
    path("people/ask/<uuid:pk>/in-time/", one.in_time, name="in-time"),
]

of_whoever_helps = [
    path("people/helping/", helping.helping, name="helping"),
    path("people/helping/kinds/", helping.kinds, name="helping-kinds"),
    path("people/helping/shifts/", helping.begin, name="shift-begin"),
    path("people/helping/shifts/<int:pk>/end/", helping.end, name="shift-end"),
    path("people/helping/day/", helping.day, name="shift-day"),
    path("people/helping/days-off/", helping.days_off, name="days-off"),
    path("people/helping/still/", helping.still, name="still-helping"),
    path("people/helping/stop/", helping.stop, name="stop-helping"),
    path("people/helping/asked/<uuid:pk>/", asked.asked, name="asked"),
    path("people/helping/asked/<uuid:pk>/yes/", asked.say_yes, name="asked-yes"),
    path("people/helping/asked/<uuid:pk>/not-now/", asked.not_now, name="asked-not-now"),
]

of_the_desk = [
    path("desk/shifts/", desk.shifts, name="desk-shifts"),
    path("desk/shifts/yes/", desk.say_yes, name="desk-yes"),
    path("desk/shifts/yes/<uuid:member_id>/end/", desk.end_yes, name="desk-yes-end"),
    path("desk/shifts/times/", desk.times, name="desk-times"),
    path("desk/asks/", desk.asks, name="desk-asks"),
    path("desk/asks/<uuid:pk>/", desk.ask, name="desk-ask"),
    path("desk/asks/<uuid:pk>/take/", desk.take, name="desk-take"),
    path("desk/asks/<uuid:pk>/letter/", desk.letter, name="desk-letter"),
]

urlpatterns: list[URLPattern] = [
    *of_whoever_asks,
    *of_whoever_helps,
    *of_the_desk,
    path("how-soon/", board.how_soon, name="how-soon"),
]
