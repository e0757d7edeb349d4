"""A Portal to try against: a program of its own that speaks the national wire formats over real HTTP, keeps what
it gets in a database, shows it in a browser and plays named faults. Imports the standard library and cryptography
only, and nothing of the kiosk but itself and played_server, so that a mistake in our encoders is not repeated here.
"""
