"""The street of an address as the card writes it: "Київ, вул. Січових Стрільців, 24, кв. 57"."""


def street_of(address: str) -> str:
    """City and street, by which callers are put together; "" where the address has no house."""
    parts = address.split(", ")
    return ", ".join(parts[:2]) if len(parts) > 2 else ""


def street_name(street: str) -> str:
    """The street without its city, as it is shown."""
    return street.partition(", ")[2] or street
