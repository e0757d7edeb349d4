"""Several desks of one centre: the hub's side on PostgreSQL, and our side of it. The same tables serve both.

May import domain, ports and the rest of the store.
"""
