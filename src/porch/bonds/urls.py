"""Addresses of this room."""

from django.urls import URLPattern

app_name = "bonds"

urlpatterns: list[URLPattern] = []
