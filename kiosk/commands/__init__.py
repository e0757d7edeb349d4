"""What the commands do, one file a noun. May import bootstrap and everything below; Qt only in `screen`."""
