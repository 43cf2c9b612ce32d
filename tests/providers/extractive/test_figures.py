"""Figures of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.providers.extractive.figures import find_figures


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It raised $13.2 million from 164 patients.", "en", ["$13.2 million", "164 patients"]),
        ("Revenue fell 29% to C$41.5 million.", "en", ["C$41.5 million", "29%"]),
        ("Over 35 years of work went into it.", "en", ["35 years"]),
        ("PostgreSQL 16 improves sorting under Article 41 for Grade 11.", "en", []),
        ("In 2025 the office moved; on 14 September 2023 it had opened.", "en", []),
        ("The run was $1 and $2.", "en", []),
        ("Some 55 residential burglaries.", "en", []),
        ("Rund 1.246 Einreisen, das sind 12 Prozent.", "de", ["12 Prozent", "1.246 Einreisen"]),
        ("Le budget atteint 3,5 milliards d'euros.", "fr", ["3,5 milliards d'euros"]),
        ("Un importe de 413.046.578,80 euros.", "es", ["413.046.578,80 euros"]),
        ("公共事業費は2兆873億円であり、前年度の1.35倍となった。", "ja", ["2兆873億円", "1.35倍"]),
        ("「第1次計画」を決めた。", "ja", []),
        ("성능이 최대 300% 향상되었다.", "ko", ["300%"]),
        ("تشمل العقوبات 11 فرداً", "ar", ["11 فرداً"]),
        ("", "en", []),
    ],
)
def test_figures_are_found_and_names_with_numbers_are_not(
    text: str, language: str, expected: list[str]
) -> None:
    """Money, percentages and counted things are figures; years, dates, versions and articles are not."""
    assert list(find_figures(text, language)) == expected


@given(
    st.text(alphabet="0123456789.,'% $€万億円人 aA\u00a0", max_size=300), st.sampled_from(["en", "de", "ja"])
)
def test_a_figure_is_always_a_stretch_of_its_sentence(text: str, language: str) -> None:
    """Nothing is rewritten: what is shown stands in the sentence."""
    for figure in find_figures(text, language):
        assert figure in text


@pytest.mark.parametrize("text", ["1" * 200_000, "1," * 100_000, "1年" * 50_000, "$1 " * 50_000])
def test_a_text_of_nothing_but_digits_ends(text: str) -> None:
    """No number of digits makes the search run away."""
    assert len(list(find_figures(text, "ja"))) <= len(text)
