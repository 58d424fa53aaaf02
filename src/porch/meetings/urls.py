"""Meetings for anyone, and the desk that keeps them."""

from django.urls import path

from porch.meetings.views import lists, of_groups

app_name = "meetings"

OF_GROUP = "groups/<slug:slug>/meetings/"

urlpatterns = [
    path("meetings/", lists.find, name="find"),
    path("meetings/<slug:slug>/", lists.meeting, name="meeting"),
    path("meetings/<slug:slug>/calendar.ics", lists.calendar, name="calendar"),
    path("desk/meetings/", lists.desk, name="desk"),
    path("desk/meetings/new/", lists.new, name="new"),
    path("desk/meetings/<uuid:pk>/", lists.change, name="change"),
    path("desk/meetings/<uuid:pk>/confirm/", lists.confirm, name="confirm"),
    path("desk/meetings/<uuid:pk>/take-off/", lists.take_off, name="take-off"),
    path("desk/meetings/<uuid:pk>/put-back/", lists.put_back, name="put-back"),
    path(OF_GROUP, of_groups.desk, name="of-group"),
    path(f"{OF_GROUP}new/", of_groups.new, name="of-group-new"),
    path(f"{OF_GROUP}<uuid:pk>/", of_groups.change, name="of-group-change"),
    path(f"{OF_GROUP}<uuid:pk>/confirm/", of_groups.confirm, name="of-group-confirm"),
    path(f"{OF_GROUP}<uuid:pk>/take-off/", of_groups.take_off, name="of-group-take-off"),
    path(f"{OF_GROUP}<uuid:pk>/put-back/", of_groups.put_back, name="of-group-put-back"),
]
