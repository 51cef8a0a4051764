"""Recording what an operator thinks of an article."""

from typing import Any

from sqlalchemy import Connection, select

from sync.commands.base import Changes, Rejected, Setting, put, staff_scope
from sync.commands.knowledge import RateArticle
from sync.records.knowledge import article_ratings


def rate_article(connection: Connection, command: RateArticle, setting: Setting) -> Changes:
    """One voice for a person, a call and an article's version: the later word replaces the earlier."""
    if not command.article:
        raise Rejected("malformed", "article")
    table = article_ratings
    same = (
        table.c.article == command.article,
        table.c.by == command.by,
        table.c.call_id.is_(None) if command.call_id is None else table.c.call_id == command.call_id,
        table.c.article_version == command.article_version,
    )
    found = connection.execute(select(table).where(*same).order_by(table.c.id).limit(1)).mappings().one_or_none()
    before = None if found is None else dict(found)
    if before is not None and before["useful"] == command.useful:
        return ()
    row: dict[str, Any] = {
        "id": before["id"] if before else command.id,
        "article": command.article,
        "article_version": command.article_version,
        "useful": command.useful,
        "by": command.by,
        "call_id": command.call_id,
        "at": command.at,
    }
    return (put(connection, table, row, (staff_scope(command.by), "knowledge"), before),)
