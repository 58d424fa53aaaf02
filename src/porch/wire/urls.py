"""Addresses of this room."""

from django.urls import URLPattern

app_name = "wire"

urlpatterns: list[URLPattern] = []
