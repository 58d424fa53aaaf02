"""Rooms people sit in together, live: a lobby, an order of sharing, a host; kept is only what the room chose."""
