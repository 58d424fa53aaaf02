"""Addresses of what a house decides: its own page, its officers, its meetings."""

from django.urls import URLPattern, path

from porch.houses.views import gathering, home

ONE = "houses/<slug:slug>/"
MEETINGS = f"{ONE}meetings/"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}home/", home.home, name="home"),
    path(f"{ONE}officers/", home.officers, name="officers"),
    path(MEETINGS, gathering.meetings, name="meetings"),
    path(f"{MEETINGS}when/", gathering.rhythm, name="meets-when"),
    path(f"{MEETINGS}call/", gathering.call, name="meeting-call"),
    path(f"{MEETINGS}<uuid:pk>/", gathering.meeting, name="meeting"),
    path(f"{MEETINGS}<uuid:pk>/minutes/", gathering.minutes, name="minutes"),
    path(f"{MEETINGS}about/<uuid:pk>/take-off/", gathering.take_off, name="agenda-take-off"),
]
