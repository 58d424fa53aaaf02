"""Addresses of what a house decides: its own page, its officers, its meetings."""

from django.urls import URLPattern, path

from porch.houses.views import home

ONE = "houses/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}home/", home.home, name="home"),
    path(f"{ONE}officers/", home.officers, name="officers"),
]
