"""Read the page aloud. May import ports and domain."""
