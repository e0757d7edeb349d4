"""Turns a checkout into what a technician installs. Stands outside the program and imports nothing of it."""
