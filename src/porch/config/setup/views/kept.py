"""The answers so far, sealed in the session of the browser that gave the code. Nothing else is made before the end."""

import base64
import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from porch.config.setup import one_time_code
from porch.config.setup.queries.begun import waits_for_set_up
from porch.kit import vault
from porch.kit.crypto import CannotOpen

KEPT, ABOUT = "set-up", "session|set-up"

type Page[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def said(request: HttpRequest) -> dict[str, Any]:
    """What this browser has answered, by step; nothing when it did not give the code."""
    return dict(_open(request).get("said", {}))


def say(request: HttpRequest, **answers: Any) -> None:
    """Keep answers; a step said again replaces what it said before."""
    box = _open(request)
    _seal(request, {**box, "said": {**box.get("said", {}), **answers}})


def let_in(request: HttpRequest) -> None:
    """This browser gave the right code. What it had answered before the server was started again stays."""
    _seal(request, {**_open(request), "code": one_time_code.kept_digest()})


def forget(request: HttpRequest) -> None:
    request.session.pop(KEPT, None)


def is_in(request: HttpRequest) -> bool:
    kept = one_time_code.kept_digest()
    return bool(kept) and _open(request).get("code") == kept


def before_the_beginning[**P](view: Page[P]) -> Page[P]:
    """Once a community has begun there is nothing here, for anyone."""

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not waits_for_set_up():
            raise Http404
        return view(request, *args, **kwargs)

    return gate


def code_given[**P](view: Page[P]) -> Page[P]:
    """Whoever gave the code passes; everyone else is asked for it."""

    @before_the_beginning
    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_in(request):
            return HttpResponseRedirect(reverse("setup:begin"))
        return view(request, *args, **kwargs)

    return gate


def _open(request: HttpRequest) -> dict[str, Any]:
    try:
        box = base64.b64decode(request.session.get(KEPT, ""))
        opened: dict[str, Any] = json.loads(vault.unseal(box, about=ABOUT)) if box else {}
    except (CannotOpen, ValueError):
        return {}
    return opened


def _seal(request: HttpRequest, box: dict[str, Any]) -> None:
    request.session[KEPT] = base64.b64encode(vault.seal(json.dumps(box), about=ABOUT)).decode()
