"""A plain blog in Wagtail, as its own tutorial builds one: an index page over the pages of a blog, with comments."""
