"""A real Asterisk, with SIPp as phones and callers: the harness, its own tests, and tests against it."""
