"""When I am told, and on this phone. The live stream is answered before Django, see ``live.py``."""

from django.urls import path

from porch.wire import views

app_name = "wire"
urlpatterns = [
    path("settings/told/", views.told, name="told"),
    path("settings/phone/", views.phone, name="phone"),
    path("settings/phone/on/", views.phone_on, name="phone-on"),
    path("settings/phone/<uuid:pk>/off/", views.phone_off, name="phone-off"),
    path("settings/phone/empty/", views.phone_empty, name="phone-empty"),
    path("phone-emptied/", views.phone_emptied, name="phone-emptied"),
]
