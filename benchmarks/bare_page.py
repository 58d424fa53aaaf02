"""A bare Django page behind a sign-in, on the server stack of Porch: what a page costs before anything is on it.

Run by ``forty_phones.py`` as ``bare_page.py PORT DATABASE``; prints the session of the one who is signed in.
"""

import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[2], "CONN_MAX_AGE": None}
    },
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()

import uvicorn  # noqa: E402
from a2wsgi import WSGIMiddleware  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402, TID251
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

PAGE = engines["django"].from_string("<!doctype html><title>Hello</title><h1>Hello {{ user.username }}</h1>")


@login_required
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render({"user": request.user}, request))


urlpatterns = [path("hello/", hello)]

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    someone, session = User.objects.create_user("someone"), SessionStore()
    session["_auth_user_id"] = str(someone.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = someone.get_session_auth_hash()
    session.create()
    print(session.session_key, flush=True)
    uvicorn.run(
        WSGIMiddleware(get_wsgi_application(), workers=8),
        port=int(sys.argv[1]),
        http="httptools",
        loop="uvloop",
        lifespan="off",
        log_level="error",
        access_log=False,
    )
