"""Somebody's browser, without a browser: cookies, forms, and the status of what comes back."""

import urllib.error
import urllib.request
from email.message import Message
from urllib.parse import urlencode

SECRET = "k" * 32  # the forgery token: the same in the cookie and in the form


class Browser:
    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.headers: Message = Message()

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(path, None)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        return self._ask(path, urlencode({"csrfmiddlewaretoken": SECRET, **fields}).encode())

    def look_as(self, handle: str) -> "Browser":
        """Signed in as one of the demo's people."""
        assert self.post("/demo/look-as/", handle=handle)[0] == 200
        return self

    def _ask(self, path: str, body: bytes | None) -> tuple[int, str]:
        request = urllib.request.Request(f"{self.url}{path}", body)
        jar = next(h for h in self._opener.handlers if isinstance(h, urllib.request.HTTPCookieProcessor))
        cookies = {cookie.name: str(cookie.value) for cookie in jar.cookiejar} | {"c": SECRET}
        request.add_unredirected_header("Cookie", "; ".join(f"{k}={v}" for k, v in cookies.items()))
        try:
            with self._opener.open(request, timeout=30) as answer:
                self.headers = answer.headers
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as refused:
            self.headers = refused.headers
            return refused.code, refused.read().decode(errors="replace")
