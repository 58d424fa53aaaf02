"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.groups.views import ballots, motion_new, motions

app_name = "groups"

of_the_conscience = [
    path("groups/<slug:slug>/conscience/", motions.conscience, name="conscience"),
    path("groups/<slug:slug>/conscience/new/", motion_new.new, name="motion-new"),
    path("groups/<slug:slug>/conscience/new/words/", motion_new.words, name="motion-words"),
    path("groups/<slug:slug>/conscience/new/setting/", motion_new.settings, name="motion-settings"),
    path("groups/<slug:slug>/conscience/new/setting/<slug:code>/", motion_new.setting, name="motion-setting"),
    path("groups/<slug:slug>/conscience/new/service/", motion_new.service, name="motion-service"),
    path("groups/<slug:slug>/conscience/new/seat/<uuid:pk>/", motion_new.seat, name="motion-seat"),
    path("groups/<slug:slug>/conscience/new/unseat/<uuid:pk>/", motion_new.unseat, name="motion-unseat"),
    path("groups/<slug:slug>/conscience/new/end/", motion_new.end, name="motion-end"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/", motions.motion, name="motion"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/put/", motions.put, name="motion-put"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/second/", motions.second, name="motion-second"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/withdraw/", motions.withdraw, name="motion-withdraw"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/stand/", motions.stand, name="motion-stand"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/not-stand/", motions.do_not_stand, name="motion-not-stand"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/say/", motions.say, name="motion-say"),
    path(
        "groups/<slug:slug>/conscience/<uuid:pk>/say/<uuid:line>/take-back/",
        motions.unsay,
        name="motion-unsay",
    ),
    path("groups/<slug:slug>/conscience/<uuid:pk>/vote/", ballots.vote, name="motion-vote"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/vote/check/", ballots.check, name="motion-check"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/vote/cast/", ballots.cast, name="motion-cast"),
]

urlpatterns: list[URLPattern] = [*of_the_conscience]
