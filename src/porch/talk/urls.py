"""Addresses of conversations: /talk/<id>/ and what can be done in one.

``conversations`` are served once more under /family/, where those live that are the family's own.
"""

from django.urls import path

from porch.talk import views

app_name = "talk"
of_the_desk = [
    path("desk/safety/held/", views.held, name="held"),
    path("desk/safety/held/<uuid:pk>/", views.held_message, name="held-message"),
    path("desk/safety/held/<uuid:pk>/send/", views.send_held, name="send-held"),
    path("desk/safety/held/<uuid:pk>/not/", views.do_not_send_held, name="do-not-send-held"),
]

conversations = [
    path("talk/<uuid:pk>/", views.conversation, name="conversation"),
    path("talk/<uuid:pk>/say/", views.say, name="say"),
    path("talk/<uuid:pk>/held/<uuid:held_id>/take-back/", views.take_back_held, name="take-back-held"),
    path("talk/<uuid:pk>/alone/", views.alone, name="alone"),
    path("talk/<uuid:pk>/take-back/", views.take_back, name="take-back"),
    path("talk/<uuid:pk>/seen/", views.seen, name="seen"),
    path("talk/<uuid:pk>/accept/", views.accept, name="accept"),
    path("talk/<uuid:pk>/not-now/", views.not_now, name="not-now"),
    path("talk/<uuid:pk>/mute/", views.mute, name="mute"),
    path("talk/<uuid:pk>/retention/", views.retention, name="retention"),
    path("talk/<uuid:pk>/block/", views.block, name="block"),
    path("talk/<uuid:pk>/step-out/", views.step_out, name="step-out"),
]

urlpatterns = [*of_the_desk, *conversations]
