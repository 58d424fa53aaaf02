"""Addresses of this room. What stands beside a story's own address is in ``rules.slugs.RESERVED``."""

from django.urls import URLPattern, path

from porch.stories.views import desk, mine, pictures, putting_up, reading, thanks, writing

app_name = "stories"

of_authors = [
    path("stories/mine/", mine.mine, name="mine"),
    path("stories/mine/never-ask/", thanks.never_ask, name="never-ask"),
    path("stories/write/", writing.begin, name="write"),
    path("stories/write/new/", writing.new, name="new"),
    path("stories/write/<slug:slug>/", writing.write_on, name="write-on"),
    path("stories/write/<slug:slug>/look/", putting_up.look, name="look"),
    path("stories/write/<slug:slug>/pictures/", pictures.pictures, name="pictures"),
    path("stories/write/<slug:slug>/pictures/<int:number>/", pictures.describe, name="describe"),
    path("stories/write/<slug:slug>/pictures/<int:number>/remove/", pictures.remove, name="remove-picture"),
    path("stories/<slug:slug>/put-up/", putting_up.put_up, name="put-up"),
    path("stories/<slug:slug>/take-back/", putting_up.take_back, name="take-back"),
    path("stories/<slug:slug>/take-down/", putting_up.take_down, name="take-down"),
    path("stories/<slug:slug>/put-back/", putting_up.put_back, name="put-back"),
    path("stories/<slug:slug>/drop-changes/", putting_up.drop_changes, name="drop-changes"),
    path("stories/<slug:slug>/throw-away/", putting_up.throw_away, name="throw-away"),
    path("stories/<slug:slug>/who/", putting_up.who, name="who"),
]

to_read = [
    path("stories/picture/<uuid:pk>/", pictures.picture, name="picture"),
    path("stories/<slug:slug>/", reading.story, name="story"),
    path("stories/<slug:slug>/thank/", thanks.thank, name="thank"),
]

of_readers = [
    path("desk/stories/", desk.desk, name="desk"),
    path("desk/stories/how/", desk.how, name="how"),
    path("desk/stories/<uuid:pk>/", desk.one, name="desk-one"),
    path("desk/stories/<uuid:pk>/approve/", desk.approve, name="approve"),
    path("desk/stories/<uuid:pk>/send-back/", desk.send_back, name="send-back"),
]

urlpatterns: list[URLPattern] = [*of_authors, *to_read, *of_readers]
