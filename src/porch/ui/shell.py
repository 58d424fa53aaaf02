"""What a phone keeps of us: a few public pages, and the styles, scripts and pictures those pages name.

Rooms register their pages in ``registries.kept_pages``, each drawn without anybody's session, so what is listed here
holds nothing of anyone. Its version is its content: a number an operator corrected, a new style or another name of
the place is another version, and a phone takes it the next time any page is opened.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext

from porch.kit.community import here
from porch.ui.registries import kept_pages, scripts, without_signal

WORKER = "/sw.js"
MANIFEST = "/manifest.webmanifest"
NO_SIGNAL = "/no-signal/"
HELP = "/help-now/"
LEFT = "/leave/"
START = "/today/"
ENDS = (LEFT, "/sign-out/", "/sign-in/", "/settings/phone/empty/")
"""Beginnings of addresses: what is posted there ends being signed in on this device, or begins it for somebody."""

# one of these fixed lines is all that a woken phone ever shows; what is sent to it is the number alone
LINES = {1: "You have something new.", 2: "Starts soon.", 3: "A reminder you set."}

NAMED = re.compile(r'(?:href|src)="([^"#?]+\.(?:css|js|svg|png))(?:[#?][^"]*)?"')


@dataclass(frozen=True)
class Shell:
    """Addresses of pages and files that a phone keeps, and the version of all of them together."""

    pages: tuple[str, ...]
    files: tuple[str, ...]
    version: str


def shell() -> Shell:
    """The shell as of now. Nothing is asked of the database."""
    drawn = {page.address: page.draw() for page in sorted(kept_pages, key=lambda page: page.address)}
    files = sorted({name for html in drawn.values() for name in NAMED.findall(html)} | {icon(192)})
    content = json.dumps([drawn, files])
    return Shell(tuple(drawn), tuple(files), hashlib.sha256(content.encode()).hexdigest()[:16])


def icon(size: int) -> str:
    return static(f"ui/icon-{size}.png")


def worker() -> str:
    """The script of the service worker; the one that takes itself and all it kept away when it is not wanted."""
    if not settings.OFFLINE:
        return render_to_string("ui/worker_gone.js")
    kept = shell()
    told = {
        "version": kept.version,
        "pages": kept.pages,
        "files": kept.files,
        "help": HELP,
        "left": LEFT,
        "ends": ENDS,
        "noSignal": NO_SIGNAL,
        "start": START,
        "title": here().public_name,
        "icon": icon(192),
        "lines": {number: gettext(line) for number, line in LINES.items()},
    }
    return render_to_string("ui/worker.js", {"told": json.dumps(told, indent=1)})


def manifest() -> dict[str, Any]:
    """What a phone needs to put us on its first screen: the bland name and the lamp, and nothing that tells."""
    name = here().public_name
    return {
        "id": "/",
        "name": name,
        "short_name": name,
        "start_url": START,
        "scope": "/",
        "display": "standalone",
        "background_color": "#FBF7F1",
        "theme_color": "#FFFFFF",
        "icons": [
            {"src": icon(192), "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": icon(512), "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {
                "src": static("ui/icon-512-maskable.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    }


def no_signal() -> str:
    """The page in place of any that cannot be reached."""
    parts = [{**part.context(), "template": part.template} for part in without_signal]
    return render_to_string(
        "ui/no_signal.html",
        {"site_name": here().public_name, "theme": "", "parts": parts, "room_scripts": list(scripts)},
    )
