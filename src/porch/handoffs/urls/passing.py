"""Addresses of hand-overs."""

from django.urls import URLPattern, path

from porch.handoffs.views import mine, reading

ONE = "handoffs/<uuid:pk>/"

urlpatterns: list[URLPattern] = [
    path("handoffs/", mine.everything, name="all"),
    path("handoffs/new/", mine.where, name="new"),
    path("handoffs/send/", mine.send, name="send"),
    path(ONE, mine.one, name="one"),
    path(f"{ONE}answer/", reading.answer, name="answer"),
    path(f"{ONE}met/", mine.met, name="met"),
    path(f"{ONE}end/", mine.end, name="end"),
    path("desk/handoffs/", reading.desk, name="desk"),
]
