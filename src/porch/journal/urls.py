"""Addresses of this room. They stand before those of ``stories``, where any word may be a story's own."""

from django.urls import URLPattern, path

from porch.journal.views import feeds, reading

app_name = "journal"

urlpatterns: list[URLPattern] = [
    path("stories/", reading.front, name="front"),
    path("stories/archive/", reading.archive, name="archive"),
    path("stories/archive/<int:year>/<int:month>/", reading.month, name="month"),
    path("stories/tags/", reading.tags, name="tags"),
    path("stories/tags/<str:code>/", reading.tag, name="tag"),
    path("stories/authors/", reading.authors, name="authors"),
    path("stories/authors/<str:name>/", reading.author, name="author"),
    path("stories/search/", reading.search, name="search"),
    path("feeds/stories.atom", feeds.atom, name="feed"),
    path("feeds/stories/<str:code>.atom", feeds.tag, name="feed-of-tag"),
]
