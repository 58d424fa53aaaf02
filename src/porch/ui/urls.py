"""The look, and what makes these pages something to carry in a pocket."""

from django.urls import path

from porch.ui import views

app_name = "ui"
urlpatterns = [
    path("look/", views.look, name="look"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.worker, name="worker"),
    path("no-signal/", views.no_signal, name="no-signal"),
]
