"""What somebody says that the columns of a table mean, of tables of any kind of record."""

from collections.abc import Collection, Mapping, Sequence

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.headings import LEFT_OUT, heading_key


def asked_fields(
    header: Sequence[str], wanted: Mapping[str, str], names: Collection[str], known: Mapping[str, str]
) -> dict[str, str]:
    """By the key of a heading, the field that is asked for it, nothing to leave it out.

    `names` are the fields there are, `known` what else they are called. Raises Invalid.
    """
    return {heading_key(name): _field(header, name, field, names, known) for name, field in wanted.items()}


def _field(header: Sequence[str], name: str, field: str, names: Collection[str], known: Mapping[str, str]) -> str:
    if heading_key(name) not in map(heading_key, header):
        columns = ", ".join(each for each in header if each)
        raise Invalid(
            {"map": Message("there is no column “{column}”; there is {columns}", {"column": name, "columns": columns})}
        )
    if field in {LEFT_OUT, ""}:
        return ""
    found = field if field in names else known.get(heading_key(field), "")
    if not found:
        said = {"field": field, "fields": ", ".join(names)}
        raise Invalid({"map": Message("“{field}” is not a field; there is {fields}", said)})
    return found
