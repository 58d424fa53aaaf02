"""Pages of this room: today's entry, single days, checking in."""
