"""The words of the wire: models with the Vietnamese names, and the profile data that says how each is spelled.

Pure: bytes and JSON in, values out. Talks to nobody. May import the domain.
"""
