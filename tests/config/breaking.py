"""A server in which things go wrong, with people's words in every error: run by the test of what logs may hold.

``python -m tests.config.breaking PORT`` serves the real pages, and beside them one that breaks in several ways.
"""

import sys
import threading
import warnings
from datetime import timedelta
from logging import getLogger
from pathlib import Path
from typing import Any

from porch.config import start

NAME = "Canary Wren"
PASSWORD = "canary-word lamp kettle"


def main(port: int) -> None:
    start.ready(migrate=True)
    from django.conf import settings
    from django.urls import path

    from porch.config import serve, urls
    from porch.people.models import Member
    from porch.wire.registries import Job, Topic, clockwork, topics
    from tests.conftest import person

    member = Member.objects.filter(handle=NAME).first() or person(NAME)
    member.set_password(PASSWORD)
    member.save()
    urls.urlpatterns.insert(0, path("break/<str:words>/", _breaks))
    topics.register("broken", Topic(_may_listen, lambda ident, seq: []))
    clockwork.register("broken", Job("broken", timedelta(days=1), _job))
    settings.MIDDLEWARE.remove("django.middleware.csrf.CsrfViewMiddleware")
    Path(settings.PORCH_DATA, "member-id").write_text(str(member.pk))
    serve.run("127.0.0.1", port)


def _breaks(request: Any, words: str) -> None:
    from tests.config.breaking_task import breaks_later

    told = f"canary-local {words} {request.POST} {request.GET} {request.user} {request.META}"
    getLogger("somebody.elses").error("canary-log %s", told)
    getLogger("porch.somewhere").error("a line of ours", extra={"words": told})
    warnings.warn(told, stacklevel=1)
    threading.Thread(target=_raise, args=(told,)).start()
    breaks_later.enqueue(told)
    _raise(told)


def _raise(told: str) -> None:
    raise ValueError(told)


def _may_listen(member: Any, ident: str) -> bool:
    raise ValueError(f"canary-listener {member.handle} {ident}")


def _job(now: Any) -> None:
    from django.conf import settings

    Path(settings.PORCH_DATA, "job-ran").touch()
    raise ValueError(f"canary-job {now}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
