"""Names in other scripts, and whether they sound like a Latin one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.facts import find_foreign_names, skeleton, sounds_alike


@pytest.mark.parametrize(
    ("latin", "other"),
    [
        ("Harris", "ハリス"),
        ("Trump", "トランプ"),
        ("Scholz", "ショルツ"),
        ("Kavanaugh", "カバノー"),
        ("Obama", "أوباما"),
        ("Washington", "واشنطن"),
        ("Netanyahu", "نتنياهو"),
        ("Merkel", "מרקל"),
        ("Müller", "ミュラー"),
    ],
)
def test_one_name_in_two_scripts_sounds_alike(latin: str, other: str) -> None:
    """Vowels, doublings and the sounds that a script cannot tell apart make no difference."""
    assert sounds_alike(latin, other) > 0


@pytest.mark.parametrize(
    ("latin", "other"),
    [("Harris", "バレネス"), ("Scholz", "ペトロフ"), ("Obama", "كمال"), ("Merkel", "דוידוביץ")],
)
def test_other_names_do_not(latin: str, other: str) -> None:
    """Other consonants are another name."""
    assert sounds_alike(latin, other) == 0


@given(st.text(max_size=20), st.text(max_size=20))
def test_it_goes_both_ways(one: str, other: str) -> None:
    """It does not matter which comes first, and any text has a skeleton."""
    assert sounds_alike(one, other) == sounds_alike(other, one)
    assert sounds_alike(one, one) > 0
    assert skeleton(one) == skeleton(one)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("カマラ・ハリス副大統領は述べた。", "ja", ["カマラ・ハリス"]),
        ("ハリス氏はメディア・センターを訪れた。", "ja", ["ハリス"]),
        ("وقالت الدكتورة ليلى حداد إن الحملة ناجحة.", "ar", ["ليلى حداد"]),
        ("וד״ר נועה לוי אמרה.", "he", ["נועה לוי"]),
        ("Dr Noa Levi said so.", "en", []),
        ("وزارة الداخلية قالت ذلك.", "ar", []),
    ],
)
def test_names_are_found_where_they_are_proven(text: str, language: str, names: list[str]) -> None:
    """A form of address or an office proves a name; other words are none."""
    found = list(find_foreign_names(text, language))
    assert [name.text for name in found] == names
    assert all(text[name.start : name.end] == name.text for name in found)
