"""Days of the people who use the desktop, from a ringing call to a row at the server."""
