"""Addresses of family peers and circles, and of the desk that opens them."""

from django.urls import URLPattern, path

from porch.family.views import circles, desk, peers
from porch.rooms.urls import at_both_doors

urlpatterns: list[URLPattern] = [
    path("family/peers/", peers.peers, name="peers"),
    path("family/peers/look/", peers.look, name="peers-look"),
    path("family/peers/rest/", peers.rest, name="peers-rest"),
    path("family/peers/stop/", peers.stop, name="peers-stop"),
    path("family/peers/suggested/<uuid:pk>/yes/", peers.yes, name="peer-yes"),
    path("family/peers/suggested/<uuid:pk>/no/", peers.no, name="peer-no"),
    path("family/peers/<uuid:pk>/", peers.pair, name="pair"),
    path("family/peers/<uuid:pk>/end/", peers.end, name="pair-end"),
    path("family/circles/lead/", circles.lead, name="circles-lead"),
    path("family/circles/<slug:slug>/", circles.circle, name="circle"),
    path("family/circles/<slug:slug>/calendar.ics", circles.in_calendar, name="circle-calendar"),
    path("family/circles/<slug:slug>/off/<uuid:pk>/", circles.call_off, name="circle-off"),
    path("desk/family/", desk.desk, name="desk"),
    path("desk/family/round/", desk.open_round, name="desk-round"),
    path("desk/family/circles/", desk.new_circle, name="desk-circle-new"),
    path("desk/family/circles/<uuid:pk>/end/", desk.end_circle, name="desk-circle-end"),
    path("desk/family/circles/<uuid:pk>/lead/", desk.let_lead, name="desk-circle-lead"),
]

rooms: list[URLPattern] = [path("circles/", circles.circles, name="rooms"), *at_both_doors]
"""Live rooms under /family/. Where members find all rooms, the family finds its circles."""
