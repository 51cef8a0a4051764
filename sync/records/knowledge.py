"""What is recorded about the knowledge base. The articles themselves are files of the profile."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from sync.records.base import Instant, Uuid, metadata

article_ratings = Table(
    "article_ratings",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("article", String(40), nullable=False),  # id in the catalogue
    Column("article_version", Integer, nullable=False),  # an article written anew is judged anew
    Column("useful", Boolean, nullable=False),
    Column("by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("call_id", String(80)),  # in which call
    Column("at", Instant, nullable=False),
    # One voice for a person, a call and an article.
    Index("ix_article_ratings_voice", "article", "by", "call_id", "article_version"),
)
