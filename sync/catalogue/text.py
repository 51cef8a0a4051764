"""A text of the catalogue in the languages of the product, and a thing to choose that bears one."""

from msgspec import Struct


class Text(Struct, frozen=True):
    """A text in the languages of the product."""

    uk: str
    ru: str
    en: str

    def get(self, language: str) -> str:
        """The text in `language`, English where it is another."""
        return {"uk": self.uk, "ru": self.ru}.get(language, self.en)


class Choice(Struct, frozen=True):
    id: str
    label: Text
