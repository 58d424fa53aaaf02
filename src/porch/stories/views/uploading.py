"""Taking in one picture at once, in memory: more than the house takes otherwise, and only where one is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from porch.stories.rules.pictures import MOST_BYTES

AROUND = 64 * 1024  # what a form carries besides its file


class OnePicture(MemoryFileUploadHandler):
    """As Django's own, with room for a picture; nothing larger is read, and nothing touches a disk."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # noqa: N803
        self.activated = content_length <= MOST_BYTES + AROUND


def takes_a_picture[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The handler has to be chosen before anything reads the form, and looking for its token reads it."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def taking(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest)
        request.upload_handlers = [OnePicture(request)]
        return guarded(*args, **kwargs)

    return taking
