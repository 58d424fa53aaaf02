"""Somebody at a page: they fill in what stands there and send it, at a moment and a place of the world."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from html.parser import HTMLParser
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import time_machine
from django.test import Client

FOUR_WEEKS = timedelta(weeks=4)
type Typed = str | list[str]
type Fresh = dict[str, str]


@dataclass
class Sheet:
    """One form as it stands on a page: what is in it already, and what its controls can say."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, set[str]] = field(default_factory=dict)
    buttons: set[tuple[str, str]] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        return {*self.values, *self.choices, *(name for name, _ in self.buttons)}


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.sheets: list[Sheet] = []
        self.open: Sheet | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Sheet(urljoin(self.address, told.get("action", "")), told.get("method", "get"))
            self.sheets.append(self.open)
        elif self.open is not None and told.get("name"):
            self._control(self.open, tag, told)
        elif self.open is not None and tag == "option" and self.select:
            self.open.choices.setdefault(self.select, set()).add(told.get("value", ""))
            if "selected" in told:
                self.open.values[self.select] = [told.get("value", "")]

    def _control(self, sheet: Sheet, tag: str, told: dict[str, str]) -> None:
        name, kind, value = told["name"], told.get("type", "text"), told.get("value", "")
        marked = told.get("value", "on")
        if tag == "select":
            self.select = name
            sheet.values.setdefault(name, [])
        elif tag == "textarea":
            self.area = name
            sheet.values[name] = [""]
        elif tag == "button":
            sheet.buttons.add((name, value))
        elif kind in ("radio", "checkbox"):
            sheet.choices.setdefault(name, set()).add(marked)
            if "checked" in told:
                sheet.values.setdefault(name, []).append(marked)
        elif tag == "input":
            sheet.values[name] = [value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.area:
            self.open.values[self.area][0] += data


def sheets_on(address: str, html: str) -> list[Sheet]:
    reader = _Reader(address)
    reader.feed(html)
    return reader.sheets


class Typist:
    """``zone`` is where they are: ``at`` goes by the clock on that wall, and time only goes on.

    Where a page asks them to sign in, they do.
    A form that they send often they know ``by_heart``: its page is opened again when four weeks have gone by.
    """

    def __init__(self, client: Client, zone: str, login: str, password: str) -> None:
        self.client, self.zone = client, zone
        self.login, self.password = login, password
        self.page, self.address = "", ""
        self.by_heart: dict[str, tuple[datetime, Sheet]] = {}
        self.latest = datetime.min.replace(tzinfo=UTC)

    @property
    def wall(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def moment(self, day: date, hour: int, minute: int = 0, *, again: bool = False) -> datetime:
        """``again``: the second time of an hour that comes twice."""
        return datetime.combine(day, time(hour, minute), self.wall).replace(fold=int(again))

    def at(self, day: date, hour: int, minute: int = 0, *, again: bool = False) -> "time_machine.travel":
        moment = self.moment(day, hour, minute, again=again)
        assert moment.astimezone(UTC) >= self.latest, (moment, self.latest)
        self.latest = moment.astimezone(UTC)
        return time_machine.travel(moment, tick=False)

    def open(self, address: str) -> str:
        answer = self.client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        self.page = answer.text
        self.address = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        if self.address.startswith("/sign-in/?"):
            self.send("/sign-in/", login=self.login, password=self.password)
        return self.page

    def sheet(self, action: str) -> Sheet:
        """The form on the open page that is sent to an address which ends so."""
        found = [
            one for one in sheets_on(self.address, self.page) if one.action.split("?")[0].endswith(action)
        ]
        assert found, (self.address, action, [one.action for one in sheets_on(self.address, self.page)])
        return found[0]

    def send(self, action: str, **typed: Typed) -> str:
        """Fill in a form of the open page as it stands there, and send it; what comes of it is the open page."""
        sheet = self.sheet(action)
        assert sheet.method.lower() == "post"
        answer = self.client.post(sheet.action, filled_in(sheet, typed), follow=True)
        assert answer.status_code == 200, (sheet.action, typed, answer.status_code, _errors(answer.text))
        last = answer.redirect_chain[-1][0] if answer.redirect_chain else sheet.action
        self.page, self.address = answer.text, last
        return self.page

    def send_by_heart(
        self, kind: str, page: str, action: str, fresh: Callable[[], Fresh], **typed: Typed
    ) -> str:
        """Send a form of one ``kind`` to ``action``; gives the address that it leads to, which is not opened.

        ``fresh`` is what the page would write into its hidden fields each time it is drawn.
        """
        read, sheet = self.by_heart.get(kind, (None, None))
        if read is None or sheet is None or now() - read >= FOUR_WEEKS:
            self.open(page)
            sheet = self.sheet(action)
            assert sheet.method.lower() == "post"
            self.by_heart[kind] = now(), sheet
        data = filled_in(sheet, typed)
        for name, value in fresh().items():
            assert name in sheet.values, (kind, name)
            data[name] = [value]
        answer = self.client.post(action, data)
        if answer.headers.get("Location", "").startswith("/sign-in/?"):
            self.open(page)
            answer = self.client.post(action, data)
        assert answer.status_code == 302, (action, typed, answer.status_code, _errors(answer.text))
        return answer.headers["Location"]


def now() -> datetime:
    return datetime.now(UTC)


def filled_in(sheet: Sheet, typed: Mapping[str, Typed]) -> dict[str, list[str]]:
    """What is sent: what stands in the form, and in its place what is typed. Only what the form has can be."""
    data = dict(sheet.values)
    for name, said in typed.items():
        values = [said] if isinstance(said, str) else list(said)
        assert name in sheet.names, (name, sorted(sheet.names))
        if name in sheet.choices:
            assert set(values) <= sheet.choices[name] | {""}, (name, values)
        data[name] = values
    return data


def _errors(page: str) -> str:
    start = page.find('role="alert"')
    return page[start : start + 400] if start >= 0 else ""
