"""Addresses of this room, part by part."""

from django.urls import URLPattern

from porch.handoffs.urls import passing

app_name = "handoffs"

urlpatterns: list[URLPattern] = [*passing.urlpatterns]
