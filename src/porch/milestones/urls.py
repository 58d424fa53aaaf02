"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.milestones.views import mine, pictures, shown

app_name = "milestones"

urlpatterns: list[URLPattern] = [
    path("milestones/", mine.mine, name="mine"),
    path("milestones/mark/", mine.mark, name="mark"),
    path("milestones/not-right/", mine.not_right, name="not-right"),
    path("milestones/not-now/", mine.not_now, name="not-now"),
    path("milestones/ask/", mine.ask_me, name="ask-me"),
    path("milestones/add/", mine.add, name="add"),
    path("milestones/shown/<uuid:pk>/", shown.shown, name="shown"),
    path("milestones/<uuid:pk>/", mine.one, name="one"),
    path("milestones/<uuid:pk>/show/", mine.show, name="show"),
    path("milestones/<uuid:pk>/hide/<uuid:shown>/", mine.hide, name="hide"),
    path("milestones/<uuid:pk>/take-back/", mine.take_back, name="take-back"),
    path("milestones/<uuid:pk>/card.svg", pictures.picture, name="picture"),
    path("milestones/<uuid:pk>/card/", pictures.paper, name="paper"),
]
