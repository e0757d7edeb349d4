"""The waiting hall's display: shows and speaks the numbers that are called. Nobody touches it."""
