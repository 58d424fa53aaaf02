"""What the journal decides from plain values: pages and search, and how other journals' files read."""
