"""`./run package`: the .deb. `trees` says what goes in, `libraries` what it leans on, `package` puts it together."""
