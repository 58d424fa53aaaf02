"""The peer of ``rooms.py``: a room in Django Channels that passes our very events on, in an environment of its own.

Run by ``rooms.py`` as ``peer_room.py PORT FILE LAYER`` with the Python of ``.venv-room``; FILE holds the texts of our
events as a JSON list, and each ``GET /act/`` sends the next of them to everybody. Made as Channels' own documents make
a room: one consumer in one group, over WebSockets, with the layer in memory and everything in one process. The versions
of Django, uvicorn, httptools and uvloop are ours. It does less than our room: nobody signs in, nothing is drawn or
written down, and a page that was away has missed what was said. Channels' documents keep the layer in memory for
development and name Redis for production, which is a server of its own and is not measured here.
"""

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

PORT, EVENTS = int(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
LAYERS = {"swept": "channels.layers.InMemoryChannelLayer", "unswept": f"{__name__}.Unswept"}

settings.configure(
    SECRET_KEY="x" * 50,
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["channels"],
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": LAYERS[sys.argv[3]],
            # what does not fit is thrown away, so there is always room for all of them
            "CONFIG": {"capacity": max(100, len(EVENTS))},
        }
    },
)
django.setup()

import uvicorn  # noqa: E402
from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.layers import InMemoryChannelLayer, get_channel_layer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path  # noqa: E402

coming = iter(EVENTS)


class Unswept(InMemoryChannelLayer):  # type: ignore[misc]
    """The layer without its look through every queue and group at every delivery, which costs most of a large room."""

    def _clean_expired(self) -> None:
        pass


class Room(AsyncWebsocketConsumer):
    """One page that listens."""

    groups = ("room",)

    async def said(self, message: dict[str, str]) -> None:
        await self.send(text_data=message["text"])


async def act(scope: Any, receive: Any, send: Any) -> None:
    await get_channel_layer().group_send("room", {"type": "said", "text": next(coming)})
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


application = ProtocolTypeRouter({"http": act, "websocket": URLRouter([path("room/", Room.as_asgi())])})

if __name__ == "__main__":
    uvicorn.run(application, port=PORT, http="httptools", loop="uvloop", lifespan="off", log_level="error")
