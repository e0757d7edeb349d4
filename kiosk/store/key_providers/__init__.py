"""Who may keep the master key of a store: a TPM, systemd, Windows; and how the centre gets it back when they fail.

One file a keeper. Table: table.py. May import the rest of the store's key handling and the domain.
"""
