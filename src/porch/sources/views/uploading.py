"""Taking in one list at once, in memory: more than the house takes otherwise, and only from who may bring one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from porch.sources.fetching import LARGEST

AROUND = 64 * 1024  # what a form carries besides its file


class OneList(MemoryFileUploadHandler):
    """As Django's own, with room for a list; nothing larger is read, and nothing touches a disk."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # noqa: N803
        self.activated = content_length <= LARGEST + AROUND


def takes_a_list[**P](gate: Callable[..., Any], view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Behind ``gate``: the handler has to be chosen before anything reads the form, and looking for its token does."""
    guarded = csrf_protect(view)

    def taking(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest)
        request.upload_handlers = [OneList(request)]
        return guarded(*args, **kwargs)

    taken: Callable[P, HttpResponse] = csrf_exempt(wraps(view)(gate(taking)))
    return taken
