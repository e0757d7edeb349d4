"""The technician's window: one view-model a page. May import domain, ports and services, and PySide6."""
