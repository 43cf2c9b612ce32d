"""What a locale file must hold."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from pressrewrite.locales import locale, schema
from pressrewrite.locales.schema import Locale, Quotes

TABLES = [getattr(schema, name) for name in schema.__all__]


@pytest.mark.parametrize("table", TABLES, ids=schema.__all__)
def test_tables_are_closed_and_frozen(table: type[BaseModel]) -> None:
    """No table takes an unknown key, and none has a key that a file may leave out."""
    assert table.model_config["frozen"]
    assert table.model_config["extra"] == "forbid"
    assert all(field.is_required() for field in table.model_fields.values())


def test_a_locale_cannot_be_changed() -> None:
    """A cached locale is shared by all, so nobody can write to it."""
    with pytest.raises(ValidationError):
        locale("en").quotes.open = "<<"  # type: ignore[misc]


def test_a_locale_survives_json() -> None:
    """A locale written as JSON and read again is the same."""
    english = locale("en")
    assert Locale.model_validate_json(english.model_dump_json()) == english


def test_a_text_must_not_be_blank() -> None:
    """A blank text counts as a missing one."""
    with pytest.raises(ValidationError, match="is empty"):
        Quotes(open=" ", close="”", inner_open="‘", inner_close="’")
