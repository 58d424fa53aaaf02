"""Addresses of this room, part by part."""

from django.urls import URLPattern

from porch.houses.urls import coming, deciding, fairness, living, owing

app_name = "houses"

urlpatterns: list[URLPattern] = [
    *coming.urlpatterns,
    *deciding.urlpatterns,
    *owing.urlpatterns,
    *living.urlpatterns,
    *fairness.urlpatterns,
]
