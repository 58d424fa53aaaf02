"""An index page, its posts, and comments under them."""

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, Q
from django.http import HttpRequest
from wagtail.fields import RichTextField
from wagtail.models import Page


class BlogIndex(Page):
    template = "peer_blog/index.html"

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        posts = BlogPost.objects.child_of(self).live().public().order_by("-at")
        posts = posts.annotate(said=Count("comments", filter=Q(comments__approved=True)))
        found = Paginator(posts, 20).get_page(request.GET.get("page"))
        return {**super().get_context(request), "posts": found}


class BlogPost(Page):
    template = "peer_blog/post.html"
    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    body = RichTextField()

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        return {
            **super().get_context(request),
            "comments": self.comments.filter(approved=True).order_by("at"),
        }


class Comment(models.Model):
    post = models.ForeignKey(BlogPost, models.CASCADE, related_name="comments")
    name = models.CharField(max_length=60)
    text = models.TextField()
    at = models.DateTimeField()
    approved = models.BooleanField(default=True)
