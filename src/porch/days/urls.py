"""Addresses of this room: /days/."""

from django.urls import path

from porch.days.views import after, one, pages

app_name = "days"

urlpatterns = [
    path("days/", pages.days, name="days"),
    path("days/new/", pages.new, name="new"),
    path("days/after/not-now/", after.not_now, name="not-now"),
    path("days/after/ask/", after.ask, name="ask"),
    path("days/after/ask/not/", after.do_not_ask, name="do-not-ask"),
    path("days/<uuid:pk>/", one.thread, name="thread"),
    path("days/<uuid:pk>/tell/", one.tell, name="tell"),
    path("days/<uuid:pk>/not-so/", one.not_so, name="not-so"),
    path("days/<uuid:pk>/go-on/", one.go_on, name="go-on"),
    path("days/<uuid:pk>/count/", one.count, name="count"),
    path("days/<uuid:pk>/goal/", one.goal, name="goal"),
    path("days/<uuid:pk>/show/", one.show, name="show"),
    path("days/<uuid:pk>/aside/", one.lay_aside, name="lay-aside"),
    path("days/<uuid:pk>/up/", one.take_up, name="take-up"),
    path("days/<uuid:pk>/again/", one.again, name="again"),
]
