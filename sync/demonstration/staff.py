"""Who works in the demonstration's contact centre. Everybody's password is `demo`."""

from dataclasses import dataclass

from argon2 import PasswordHasher

from sync.demonstration.rows import Rows

PASSWORD = "demo"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the staff; operators sign in by the number of their phone."""

    id: int
    login: str
    name: str
    role: str
    extension: str | None
    team: str


def _operator(extension: int, name: str, team: str, role: str = "operator") -> Colleague:
    return Colleague(extension, str(extension), name, role, str(extension), team)


OPERATORS = (
    _operator(1001, "Бойко Ірина Сергіївна", "1"),
    _operator(1002, "Мельничук Андрій Васильович", "1"),
    _operator(1003, "Ткач Роман Ігорович", "2"),
    _operator(1004, "Гриценко Оксана Миколаївна", "1"),
    _operator(1005, "Лисенко Дмитро Олегович", "2"),
    _operator(1006, "Паламар Наталія Петрівна", "2"),
    _operator(1007, "Ткаченко Анна Юріївна", "2"),
    _operator(1008, "Соколова Мария Андреевна", "1"),
    _operator(1009, "Дорош Тарас Богданович", "2"),
    _operator(1010, "Кравець Людмила Іванівна", "1", "senior"),
)
OTHERS = (
    Colleague(1100, "supervisor", "Остапенко Віра Леонідівна", "supervisor", "1100", ""),
    Colleague(1101, "billing", "Руденко Павло Степанович", "back_office", None, "billing"),
    Colleague(1102, "admin", "Зінченко Максим Романович", "administrator", None, ""),
)


def write_staff(rows: Rows, made_at: int) -> None:
    """All of them. The salt is the same each time: so is the base, and the password is no secret."""
    hashed = PasswordHasher().hash(PASSWORD, salt=made_at.to_bytes(16, "big"))
    for one in OPERATORS + OTHERS:
        rows.add(
            "staff",
            id=one.id,
            login=one.login,
            name=one.name,
            role=one.role,
            extension=one.extension,
            interface=f"PJSIP/{one.extension}" if one.extension else None,
            team=one.team,
            password_hash=hashed,
            active=True,
        )
