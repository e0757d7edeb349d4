"""What can be typed: one module for each room of commands, loaded only when its first word was given."""
