"""The community's journal for anyone who reads: front page, archive, search, feed, and what a page cost."""
