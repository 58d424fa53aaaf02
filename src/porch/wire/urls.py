"""No pages: the live stream is answered before Django, see ``live.py``."""

from django.urls import URLPattern

app_name = "wire"
urlpatterns: list[URLPattern] = []
