"""The peer of ``journal.py``: a blog in Wagtail with the same posts, in an environment of its own.

Run by ``journal.py`` as ``peer_journal.py FOLDER POSTS COMMENTS`` with the Python of ``.venv-journal``. Settings are
those of Wagtail's own project template for production: its middleware, cached templates, SQLite, no debugging.
"""

import sys
from pathlib import Path

import django
from django.conf import settings

SHAPES = "peer_blog_shapes"  # its migrations are written into the folder of this run
sys.path.insert(0, sys.argv[1])
(Path(sys.argv[1]) / SHAPES).mkdir(parents=True, exist_ok=True)
(Path(sys.argv[1]) / SHAPES / "__init__.py").touch()

settings.configure(
    SECRET_KEY="x" * 50,
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    TIME_ZONE="UTC",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{sys.argv[1]}/peer.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"},
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        *(
            "peer_blog",
            "wagtail.contrib.forms",
            "wagtail.contrib.redirects",
            "wagtail.embeds",
            "wagtail.sites",
        ),
        *("wagtail.users", "wagtail.snippets", "wagtail.documents", "wagtail.images", "wagtail.search"),
        *("wagtail.admin", "wagtail", "modelcluster", "taggit", "django_filters", "django.contrib.auth"),
        *("django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"),
        *("django.contrib.staticfiles",),
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.debug",
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    STATIC_URL="/static/",
    MIGRATION_MODULES={"peer_blog": SHAPES},
    WAGTAIL_SITE_NAME="Blog",
    WAGTAILADMIN_BASE_URL="http://127.0.0.1",
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import include, path  # noqa: E402
from wagtail import urls as wagtail_urls  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from asked_of_a_site import answer_orders  # noqa: E402
from made_up_posts import comments, posts  # noqa: E402
from peer_blog.models import BlogIndex, BlogPost, Comment  # noqa: E402

urlpatterns = [path("", include(wagtail_urls))]


def fill(many: int, said: int) -> dict[str, str]:
    """The same posts; where the two pages are."""
    call_command("makemigrations", "peer_blog", verbosity=0)
    call_command("migrate", verbosity=0)
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    index = root.add_child(instance=BlogIndex(title="Stories", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="127.0.0.1", root_page=index, is_default_site=True)
    for number, post in enumerate(posts(many)):
        body = "".join(f"<p>{words}</p>" for words in post.paragraphs)
        made = BlogPost(title=post.title, slug=f"post-{number}", name=post.name, at=post.at, body=body)
        index.add_child(instance=made)
        for name, text, at in comments(said if number == 0 else 1):
            Comment.objects.create(post=made, name=name, text=text, at=at)
    return {"front": "/", "story": "/post-0/"}


if __name__ == "__main__":
    answer_orders(get_wsgi_application(), fill(int(sys.argv[2]), int(sys.argv[3])))
