"""Groups that govern themselves: joining, home group, service positions, announcements, calendar, group conscience."""
