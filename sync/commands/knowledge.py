"""What the operators think of an article."""

from msgspec import Struct


class RateArticle(Struct, frozen=True, tag="rate_article", tag_field="c"):
    """The article helped in this call, or did not; said again, the later word counts."""

    id: str
    at: int
    by: int
    article: str
    article_version: int
    useful: bool
    call_id: str | None
