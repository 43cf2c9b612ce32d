"""One thing with two figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "language", "text", "says"),
    [
        ("The reef covers 340 hectares off the coast of Ness. The 430-hectare reef is home to many fish.", "en", "430", "340 hectares"),
        ("The ferry carries 120 passengers. It is blue.\n\nThe ferry carries 300 passengers on each crossing.", "en", "300", "120"),
        ("The new bridge cost 14.2 million euros. It is long.\n\nThe port paid 12.4 million euros for the bridge.", "en", "12.4 million euros", "14.2 million euros"),
        ("Das Riff umfasst 340 Hektar vor der Küste. Es ist alt.\n\nDas 430 Hektar große Riff ist ein Zuhause für Fische.", "de", "430 Hektar", "340 Hektar"),
        ("Le récif couvre 340 hectares au large de la côte. Il est beau.\n\nLe récif de 430 hectares abrite des poissons.", "fr", "430 hectares", "340 hectares"),
        ("Le pont a coûté 14,2 millions d'euros. Il est long.\n\nLe pont de 12,4 millions d'euros a été ouvert.", "fr", "12,4 millions d'euros", "14,2 millions d'euros"),
        ("زرع الميناء 340 شجرة على الرصيف. وهو جميل.\n\nوقال المدير إن الميناء زرع 430 شجرة على الرصيف.", "ar", "430", "340"),
        ("礁は面積340ヘクタールである。魚が多い。\n\n面積430ヘクタールの礁には魚が住む。", "ja", "430ヘクタール", "340ヘクタール"),
        ("港口种植了340棵树。很美。\n\n港口种植的430棵树很美。", "zh", "430", "340"),
        ("El arrecife cubre 340 hectáreas frente a la costa. Es bello.\n\nEl arrecife de 430 hectáreas alberga peces.", "es", "430 hectáreas", "340 hectáreas"),
        ("The prize is worth 25,000 euros. Anybody may apply.\n\nThe prize is worth 52,000 euros and is given in May.", "en", "52,000 euros", "25,000 euros"),
        ("The ship is 187 metres long. It is blue.\n\nThe 178-metre ship sails in May.", "en", "178-metre", "187 metres"),
        ("Der Preis ist mit 25.000 Euro dotiert. Alle können sich bewerben.\n\nDer mit 52.000 Euro dotierte Preis wird im Mai verliehen.", "de", "52.000 Euro", "25.000 Euro"),
        ("La inversión es de 14,2 millones de euros. Es grande.\n\nLa inversión de 12,4 millones de euros crea empleo.", "es", "12,4 millones de euros", "14,2 millones de euros"),
        ("投資額は14億2000万円である。\n\n投資額12億4000万円は大きい。", "ja", "12億4000万円", "14億2000万円"),
        ("بلغت قيمة الاستثمار 14.2 مليون دولار. وهو كبير.\n\nوقيمة الاستثمار 12.4 مليون دولار.", "ar", "12.4 مليون دولار", "14.2 مليون دولار"),
        ("The survey asked 1,204 residents. It is new.\n\nOf the 1,240 residents asked, most were glad.", "en", "1,240", "1,204"),
    ],
)  # fmt: skip
def test_two_figures_for_one_thing_are_found(
    found: Callable[..., list[tuple[str, str, str | None]]],
    body: str,
    language: str,
    text: str,
    says: str | None,
) -> None:
    """The odd one of two figures for one thing is found, and the other is named."""
    assert found(body, language) == [("two_values", text, says)]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("The reef covered 340 hectares in 2015. In 2025 the reef covers 430 hectares.", "en"),
        ("The reef covers 340 to 430 hectares. Another reef covers 430 hectares.", "en"),
        ("Of the women, 45% smoke. Of the men, 54% smoke.", "en"),
        ("In Kiel the reef covers 340 hectares. In Bonn the reef covers 430 hectares.", "en"),
        ("The port planned 340 trees. The port planted 430 trees.", "en"),
        ("The ship is 187 metres long. Its sister ship is 178 metres long.", "en"),
        ("Revenue was 412.5 million euros in 2024. Revenue was 421.5 million euros in 2025.", "en"),
        ("Last year the port planted 340 trees. This year the port planted 430 trees.", "en"),
        ("The first phase covers 340 hectares. The second phase covers 430 hectares.", "en"),
        ("Phase 1 covers 340 hectares. Phase 2 covers 430 hectares.", "en"),
        ("Tickets cost 25 euros. Tickets for children cost 15 euros.", "en"),
        ("Im Vorjahr pflanzte der Hafen 340 Bäume. In diesem Jahr pflanzte der Hafen 430 Bäume.", "de"),
        ("Geplant waren 340 Bäume. Gepflanzt wurden 430 Bäume.", "de"),
        ("L'an dernier, le port a planté 340 arbres. Cette année, le port a planté 430 arbres.", "fr"),
        ("في العام الماضي زرع الميناء 340 شجرة. وهذا العام زرع الميناء 430 شجرة.", "ar"),
        ("昨年、港は340本の木を植えた。今年、港は430本の木を植えた。", "ja"),
        ("去年港口种植了340棵树。今年港口种植了430棵树。", "zh"),
        ("A 340-metre bridge leads north. The 430-metre tunnel leads south.", "en"),
        ("The port has about 340 workers. The port has 343 workers.", "en"),
        ("The north pier is 340 metres long. The south pier is 430 metres long.", "en"),
        ("Adults pay 25 euros. Families pay 52 euros.", "en"),
        ("Ann Lee, 34, won the race. Bo Day, 43, won the jump.", "en"),
    ],
)  # fmt: skip
def test_figures_that_are_meant_to_differ_are_silent(
    found: Callable[..., list[tuple[str, str, str | None]]], body: str, language: str
) -> None:
    """Years, phases, places, plans, bounds and other things have figures of their own."""
    assert found(body, language) == []
