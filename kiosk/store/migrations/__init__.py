"""How the tables came to be, one revision a step. Run by store/upgrade.py, in one transaction, on its connection."""
