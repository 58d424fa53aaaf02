"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.stories.views import desk, mine, reading, writing

app_name = "stories"

of_authors = [
    path("stories/mine/", mine.mine, name="mine"),
    path("stories/write/", writing.write, name="write"),
    path("stories/write/<slug:slug>/", writing.write, name="write-on"),
    path("stories/<slug:slug>/put-up/", writing.put_up, name="put-up"),
]

to_read = [path("stories/<slug:slug>/", reading.story, name="story")]

of_readers = [path("desk/stories/", desk.desk, name="desk")]

urlpatterns: list[URLPattern] = [*of_authors, *to_read, *of_readers]
