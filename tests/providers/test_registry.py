"""Writers by name."""

import pytest

from pressrewrite import providers
from pressrewrite.errors import UnknownProvider


def test_the_embedded_writer_is_known_by_name() -> None:
    """`"extractive"` needs nothing installed."""
    writer = providers.provider("extractive")
    assert isinstance(writer, providers.Extractive)
    assert isinstance(writer, providers.Provider)
    assert (writer.name, writer.model, writer.reads_prompt) == ("extractive", None, False)


@pytest.mark.parametrize("spec", ["", "nobody:model", "extractive:big", "nobody", "a" * 500])
def test_an_unknown_name_says_which_are_known(spec: str) -> None:
    """The error names the writers there are and how to bring one's own."""
    with pytest.raises(UnknownProvider) as caught:
        providers.provider(spec)
    assert caught.value.code == "unknown_provider"
    assert "Known here: extractive" in str(caught.value)
    assert "providers.Provider" in caught.value.hint
    assert len(str(caught.value)) < 400
