"""What somebody marks on their way: asked, never announced, and never taken away again."""
