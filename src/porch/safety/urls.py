"""Addresses of the safety room."""

from django.urls import path

from porch.safety import views

app_name = "safety"
urlpatterns = [
    path("help-now/", views.help_now, name="help-now"),
    path("leave/", views.leave, name="leave"),
    path("leave/how/", views.leaving, name="leaving"),
]
