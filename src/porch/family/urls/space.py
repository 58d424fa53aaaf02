"""Addresses of the family's space, and of the windows members open."""

from django.urls import URLPattern, path

from porch.family.views import space

urlpatterns: list[URLPattern] = [
    path("family/", space.space, name="space"),
    path("family/not-safe/", space.not_safe, name="not-safe"),
]
