"""What every model of this library has in common: frozen, closed, and silent about its input in errors."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Model"]


class Model(BaseModel):
    """A frozen pydantic model that takes no unknown keys.

    Errors name the field and what was expected; the input itself is left out of them, because a whole
    release, or an address with a token in it, has no place in a log.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        ser_json_inf_nan="constants",
        use_attribute_docstrings=True,
    )
