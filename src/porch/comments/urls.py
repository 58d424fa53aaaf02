"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.comments.views import desk, hosting, own, saying

app_name = "comments"

under_a_story = [
    path("stories/<slug:slug>/say/", saying.say, name="say"),
    path("stories/<slug:slug>/said/", hosting.earlier, name="earlier"),
    path("stories/<slug:slug>/replies/", hosting.replies, name="replies"),
]

of_ones_own = [
    path("said/by/<str:link>/", own.by_link, name="by-link"),
    path("said/<uuid:pk>/", own.own, name="own"),
    path("said/<uuid:pk>/take-back/", own.take_back, name="take-back"),
]

of_others = [
    path("said/<uuid:pk>/remove/", hosting.remove, name="remove"),
    path("said/<uuid:pk>/block/", hosting.block, name="block"),
]

at_the_desk = [
    path("desk/comments/", desk.desk, name="desk"),
    path("desk/comments/machines/", desk.decline_machines, name="decline-machines"),
    path("desk/comments/questions/", desk.questions, name="questions"),
    path("desk/comments/questions/new/", desk.new_question, name="new-question"),
    path("desk/comments/questions/<uuid:pk>/", desk.question, name="question"),
    path("desk/comments/questions/<uuid:pk>/take-off/", desk.take_off, name="take-off"),
    path("desk/comments/<uuid:pk>/show/", desk.show, name="show"),
    path("desk/comments/<uuid:pk>/decline/", desk.decline, name="decline"),
]

urlpatterns: list[URLPattern] = [*under_a_story, *of_ones_own, *of_others, *at_the_desk]
