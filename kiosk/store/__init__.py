"""Keeps what the kiosk was given, through a power cut: the only room that writes SQL.

Imports domain and ports, SQLAlchemy, Alembic, SQLCipher and cryptography; all of them only once a store is opened.
"""
