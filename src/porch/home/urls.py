"""The door, Today, what helps, and what else there is."""

from django.urls import path

from porch.home.views import door, helps, paper

app_name = "home"

urlpatterns = [
    path("", door.door, name="door"),
    path("today/", door.today, name="today"),
    path("more/", door.more, name="more"),
    path("worried/", door.worried, name="worried"),
    path("privacy/", helps.privacy, name="privacy"),
    path("paper/", paper.index, name="paper"),
    path("paper/card/", paper.card, name="paper-card"),
    path("paper/rules/", paper.rules, name="paper-rules"),
    path("paper/wall/", paper.wall, name="paper-wall"),
    path("desk/rota/", paper.desk_rota, name="rota"),
    path("demo/look-as/", door.look_as, name="look-as"),
]
