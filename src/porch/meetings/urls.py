"""Meetings for anyone, and the desk that keeps them."""

from django.urls import path

from porch.meetings import views

app_name = "meetings"

urlpatterns = [
    path("meetings/", views.find, name="find"),
    path("meetings/<slug:slug>/", views.meeting, name="meeting"),
    path("meetings/<slug:slug>/calendar.ics", views.calendar, name="calendar"),
    path("desk/meetings/", views.desk, name="desk"),
    path("desk/meetings/new/", views.new, name="new"),
    path("desk/meetings/<uuid:pk>/", views.change, name="change"),
    path("desk/meetings/<uuid:pk>/confirm/", views.confirm, name="confirm"),
    path("desk/meetings/<uuid:pk>/take-off/", views.take_off, name="take-off"),
    path("desk/meetings/<uuid:pk>/put-back/", views.put_back, name="put-back"),
]
