"""Listings as other programs read them: Meeting Guide, tables, calendars."""
