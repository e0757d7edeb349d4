"""A Portal to try against: a program of its own that speaks the national wire format over real HTTP, keeps what
it gets in a folder, shows it in a browser and plays named faults. Imports the standard library only, and nothing
of the kiosk but itself, so that a mistake in our encoder is not repeated here.
"""
