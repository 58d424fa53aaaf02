"""Addresses of conversations: /talk/<id>/ and what can be done in one."""

from django.urls import path

from porch.talk import views

app_name = "talk"
urlpatterns = [
    path("talk/<uuid:pk>/", views.conversation, name="conversation"),
    path("talk/<uuid:pk>/say/", views.say, name="say"),
    path("talk/<uuid:pk>/take-back/", views.take_back, name="take-back"),
    path("talk/<uuid:pk>/seen/", views.seen, name="seen"),
    path("talk/<uuid:pk>/accept/", views.accept, name="accept"),
    path("talk/<uuid:pk>/not-now/", views.not_now, name="not-now"),
    path("talk/<uuid:pk>/mute/", views.mute, name="mute"),
    path("talk/<uuid:pk>/retention/", views.retention, name="retention"),
    path("talk/<uuid:pk>/block/", views.block, name="block"),
    path("talk/<uuid:pk>/step-out/", views.step_out, name="step-out"),
]
