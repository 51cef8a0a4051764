"""The desk's line to the server: holds itself up, sends the outbox, takes in the feed, asks questions."""

from sync.client.line import SyncClient
from sync.client.ports import Limits, LineEvents, Link, NotAnswered, Pushed, Store

__all__ = ["Limits", "LineEvents", "Link", "NotAnswered", "Pushed", "Store", "SyncClient"]
