"""Figures of the title that the body does not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("title", "body", "language", "text"),
    [
        ("Port buys 37 new ferries", "The port has bought ferries for its lines. They are blue. They sail in May. Everybody is glad.", "en", "37"),
        ("Port saves 37% of its fuel", "The port has saved fuel on its lines. The ships are blue. They sail in May. Everybody is glad.", "en", "37%"),
        ("Port spends 37 million euros on ferries", "The port has bought ferries for its lines. They are blue. They sail in May. Everybody is glad.", "en", "37 million euros"),
        ("Hafen kauft 37 Fähren", "Der Hafen hat Fähren für seine Linien gekauft. Sie sind blau. Sie fahren im Mai. Alle freuen sich.", "de", "37"),
        ("Le port achète 37 navires", "Le port a acheté des navires pour ses lignes. Ils sont bleus. Ils partent en mai. Tous sont ravis.", "fr", "37"),
        ("الميناء يشتري 37 عبارة", "اشترى الميناء عبارة جديدة لخطوطه. وهي زرقاء. وتبحر في مايو. والجميع سعداء.", "ar", "37"),
        ("港が37隻の船を購入", "港は航路のために新しい船を購入した。船は青い。5月に出航する。皆が喜んでいる。", "ja", "37"),
    ],
)  # fmt: skip
def test_a_headline_figure_that_the_body_never_gives_is_found(
    found: Callable[..., list[tuple[str, str, str | None]]], title: str, body: str, language: str, text: str
) -> None:
    """A full text that is about the thing and never says how many of them there are is asked about."""
    assert found(body, language, title) == [("headline_figure", text, None)]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("America 250: a message", "The president has sent a message. It is long. It was read in May. Everybody is glad."),
        ("Port plants 37 trees", "The port planted 20 oaks and 17 limes. They are green. They grow fast. Everybody is glad."),
        ("Port saves 20% of its fuel", "The port used 80 tonnes of fuel instead of 100 tonnes. The ships are blue. They sail in May. Everybody is glad."),
        ("Port buys 37 ferries", "The port has bought ferries."),
        ("Seven ways to sail", "The port shows ways to sail. They are new. They are safe. Everybody is glad."),
    ],
)  # fmt: skip
def test_names_sums_and_summaries_are_silent(
    found: Callable[..., list[tuple[str, str, str | None]]], title: str, body: str
) -> None:
    """A name with a figure, what follows from the body's figures, and a body that is only a summary."""
    assert found(body, "en", title) == []


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Today Harbor 16 is ready. With Harbor 16 you sail faster.", "en"),
        ("Heute ist Harbor 16 fertig. Mit Harbor 16 segelt man schneller.", "de"),
        ("本日 Harbor 16 を公開した。Harbor 16 は速い。", "ja"),
        ("صدر اليوم Harbor 16 للجميع. يمتاز Harbor 16 بالسرعة.", "ar"),
    ],
)
def test_another_version_of_the_named_thing_is_found(
    found: Callable[..., list[tuple[str, str, str | None]]], body: str, language: str
) -> None:
    """A title that names a version the body never names, where it names another one again and again."""
    assert found(body, language, "Harbor 46") == [("headline_figure", "46", "16")]
    assert found(body, language, "Harbor 16") == []
