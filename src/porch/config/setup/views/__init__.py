"""Pages: set-up, one question a page; the same questions at the desk; what remains."""
