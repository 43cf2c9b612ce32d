"""Shares of one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "language", "text", "says"),
    [
        ("Il bilancio si suddivide così: 45% coralli, 40% barche e 30% salari.", "it", "45% coralli, 40% barche e 30%", "115 %"),
        ("O orçamento divide-se assim: 45% corais, 40% barcos e 30% salários.", "pt", "45% corais, 40% barcos e 30%", "115 %"),
        ("Бюджет распределяется так: 45% кораллы, 40% лодки и 30% зарплаты.", "ru", "45% кораллы, 40% лодки и 30%", "115 %"),
        ("התקציב מתחלק כך: 45% אלמוגים, 40% סירות ו-30% שכר.", "he", "45% אלמוגים, 40% סירות ו-30%", "115 %"),
        ("예산 구성은 산호 45%, 선박 40%, 급여 30%이다.", "ko", "45%, 선박 40%, 급여 30%", "115 %"),
        ("预算构成如下：珊瑚45%，船只40%，工资30%。", "zh", "45%，船只40%，工资30%", "115 %"),
        ("El presupuesto se distribuye así: 45% corales, 40% barcos y 30% salarios.", "es", "45% corales, 40% barcos y 30%", "115 %"),
        ("Le budget se répartit ainsi : 45 % coraux, 40 % bateaux et 30 % salaires.", "fr", "45 % coraux, 40 % bateaux et 30 %", "115 %"),
        ("Das Budget verteilt sich auf 45 % Korallen, 40 % Boote und 30 % Löhne.", "de", "45 % Korallen, 40 % Boote und 30 %", "115 %"),
        ("توزعت الميزانية: 45% للمرجان و40% للقوارب و30% للأجور.", "ar", "45% للمرجان و40% للقوارب و30%", "115 %"),
        ("予算の内訳は、サンゴ45％、船40％、賃金30％である。", "ja", "45％、船40％、賃金30％", "115 %"),
    ],
)  # fmt: skip
def test_shares_beyond_the_whole_are_found(
    found: Callable[..., list[tuple[str, str, str | None]]],
    body: str,
    language: str,
    text: str,
    says: str | None,
) -> None:
    """Shares that add up to 115 per cent are found in every language of the locales."""
    assert found(body, language) == [("percent_sum", text, says)]
