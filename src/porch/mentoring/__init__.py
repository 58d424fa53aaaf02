"""Walking with someone further along: temporary and lasting mentors, the agreement, cover, shared work, circles."""
