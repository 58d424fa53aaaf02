"""Addresses of this room, part by part."""

from django.urls import URLPattern

from porch.houses.urls import coming, deciding, fairness, living, owing

app_name = "houses"

urlpatterns: list[URLPattern] = [
    *deciding.urlpatterns,
    *owing.urlpatterns,
    *living.urlpatterns,
    *fairness.urlpatterns,
    *coming.urlpatterns,  # the last: any word after houses/ may be the name of one
]
