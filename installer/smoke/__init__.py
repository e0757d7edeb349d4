"""Proves the package on a Debian that has never seen it: install, one visit, a booted session, removal, purge.

Needs root and systemd-nspawn; leaves nothing behind but what `--out` asks for.
"""
