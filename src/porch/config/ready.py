"""Keeps the list of meetings ready to be searched, so that nobody who looks for one waits until it is."""

import threading

from django.db import DatabaseError, close_old_connections

from porch.meetings.queries import searching

LOOK_SECONDS = 5.0


def run(stop: threading.Event) -> None:
    """Look every few seconds whether the list has changed, and make it ready; until told to stop."""
    while True:
        try:
            close_old_connections()
            searching.whole_list.get()
        except DatabaseError:
            pass  # a page that needs the list says what is wrong
        if stop.wait(LOOK_SECONDS):
            return
