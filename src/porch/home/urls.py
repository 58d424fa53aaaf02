"""The door, Today, and what else there is."""

from django.urls import path

from porch.home import views

app_name = "home"

urlpatterns = [
    path("", views.door, name="door"),
    path("today/", views.today, name="today"),
    path("more/", views.more, name="more"),
    path("worried/", views.worried, name="worried"),
    path("demo/look-as/", views.look_as, name="look-as"),
]
