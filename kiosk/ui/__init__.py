"""Show and ask, never decide. The only room that may import PySide6; may import services, ports, domain."""
