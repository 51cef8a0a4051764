"""Is it really he? Levels that a caller reaches by what the call itself says and by questions from his file.

The rules are the profile's (verification.toml); nothing here reads or writes records.
"""
