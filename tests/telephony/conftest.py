"""Telephony is tested on the real Asterisk too."""

from tests.asterisk.conftest import asterisk, asterisk_root

__all__ = ["asterisk", "asterisk_root"]
