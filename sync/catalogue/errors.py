"""What is wrong with the files of a profile, said so that an administrator can put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CatalogueError:
    """One fault: where it stands, what it is, what to do."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}: {self.remedy}"


class CatalogueErrors(Exception):
    """Every fault of every file of a profile, in the order of the files."""

    def __init__(self, errors: tuple[CatalogueError, ...]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors
