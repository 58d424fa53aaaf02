"""The one address of the look."""

from django.urls import path

from porch.ui import views

app_name = "ui"
urlpatterns = [path("look/", views.look, name="look")]
