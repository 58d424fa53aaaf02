"""Addresses of this room, part by part."""

from django.urls import URLPattern

from porch.family.urls import helping, peers, space

app_name = "family"

urlpatterns: list[URLPattern] = [*space.urlpatterns, *peers.urlpatterns, *helping.urlpatterns]
