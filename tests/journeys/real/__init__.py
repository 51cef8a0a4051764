"""Days on a real Asterisk, with a real PostgreSQL, in a real window on a screen with a window manager."""
