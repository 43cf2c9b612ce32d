"""Datelines: place, date and wire service before the first sentence, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.release.dateline import find_dateline

DAY = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("text", "language", "dateline", "place", "day"),
    [
        ("LISBON, April 24, 2025 – The reef is open.", "en", "LISBON, April 24, 2025 –", "LISBON", DAY),
        ("PORT ELLERY -- The reef is open.", "en", "PORT ELLERY --", "PORT ELLERY", None),
        ("LONDON - The reef is open.", "en", "LONDON -", "LONDON", None),
        ("Lisbon, 24 April 2025 - The reef is open.", "en", "Lisbon, 24 April 2025 -", "Lisbon", DAY),
        (
            "ATLANTA, GA — April 24, 2025 — (HARBOR NEWSWIRE) — The reef.",
            "en",
            "ATLANTA, GA — April 24, 2025 — (HARBOR NEWSWIRE) —",
            "ATLANTA, GA",
            DAY,
        ),
        (
            "OSLO, Norway, April 24, 2025 /Harbour Newswire/ -- The reef.",
            "en",
            "OSLO, Norway, April 24, 2025 /Harbour Newswire/ --",
            "OSLO, Norway",
            DAY,
        ),
        (
            "Washington, D.C. – April 24, 2025 – The reef.",
            "en",
            "Washington, D.C. – April 24, 2025 –",
            "Washington, D.C.",
            DAY,
        ),
        (
            "WASHINGTON, Sept. 5, 2025 — The reef.",
            "en",
            "WASHINGTON, Sept. 5, 2025 —",
            "WASHINGTON",
            date(2025, 9, 5),
        ),
        ("April 24, 2025 - The reef is open.", "en", "April 24, 2025 -", None, DAY),
        ("2025-04-24 - The reef is open.", "en", "2025-04-24 -", None, DAY),
        (
            "CANBERRA (Harbour Agency) - The reef is open.",
            "en",
            "CANBERRA (Harbour Agency) -",
            "CANBERRA",
            None,
        ),
        ("Berlin, 24. April 2025 – Das Riff ist offen.", "de", "Berlin, 24. April 2025 –", "Berlin", DAY),
        (
            "Frankfurt am Main, 24.04.2025 - Das Riff ist offen.",
            "de",
            "Frankfurt am Main, 24.04.2025 -",
            "Frankfurt am Main",
            DAY,
        ),
        (
            "Paris, le 24 avril 2025 – Le récif est ouvert.",
            "fr",
            "Paris, le 24 avril 2025 –",
            "Paris",
            DAY,
        ),
        (
            "Madrid, 24 de abril de 2025.- El arrecife abre.",
            "es",
            "Madrid, 24 de abril de 2025.-",
            "Madrid",
            DAY,
        ),
        (
            "Madrid, 24 de abril de 2025 – El arrecife abre.",
            "es",
            "Madrid, 24 de abril de 2025 –",
            "Madrid",
            DAY,
        ),
        (
            "São Paulo, 24 de abril de 2025 – O recife abre.",
            "pt",
            "São Paulo, 24 de abril de 2025 –",
            "São Paulo",
            DAY,
        ),
        ("Roma, 24 aprile 2025 – La barriera riapre.", "it", "Roma, 24 aprile 2025 –", "Roma", DAY),
        (
            "Москва, 24 апреля 2025 года – Риф снова открыт.",
            "ru",
            "Москва, 24 апреля 2025 года –",
            "Москва",
            DAY,
        ),
        ("МОСКВА – Риф снова открыт.", "ru", "МОСКВА –", "МОСКВА", None),
        ("Київ, 24 квітня 2025 року – Риф відкрито.", "uk", "Київ, 24 квітня 2025 року –", "Київ", DAY),
        ("Stockholm, 24 april 2025 – Revet är öppet.", "sv", "Stockholm, 24 april 2025 –", "Stockholm", DAY),
        ("2025年4月24日 － 港が再開しました。", "ja", "2025年4月24日 －", None, DAY),
        ("2025年4月24日 - 港が再開しました。", "ja", "2025年4月24日 -", None, DAY),
        ("東京、2025年4月24日 – 港が再開しました。", "ja", "東京、2025年4月24日 –", "東京", DAY),
        ("北京，2025年4月24日 – 港口重新开放。", "zh", "北京，2025年4月24日 –", "北京", DAY),
        (
            "(서울=하버뉴스) 2025년 4월 24일 - 항구가 다시 문을 열었다.",
            "ko",
            "(서울=하버뉴스) 2025년 4월 24일 -",
            None,
            DAY,
        ),
        ("서울, 2025년 4월 24일 – 항구가 다시 문을 열었다.", "ko", "서울, 2025년 4월 24일 –", "서울", DAY),
        ("القاهرة، 24 أبريل 2025 - أعيد افتتاح الميناء.", "ar", "القاهرة، 24 أبريل 2025 -", "القاهرة", DAY),
        (
            "القاهرة في 24 أبريل (وكالة الميناء) -- أعيد افتتاح الميناء.",
            "ar",
            "القاهرة في 24 أبريل (وكالة الميناء) --",
            "القاهرة",
            None,
        ),
        ("תל אביב, 24 באפריל 2025 – הנמל נפתח מחדש.", "he", "תל אביב, 24 באפריל 2025 –", "תל אביב", DAY),
        (
            "नई दिल्ली, 24 जनवरी 2025 - बंदरगाह फिर खुल गया।",
            "hi",
            "नई दिल्ली, 24 जनवरी 2025 -",
            "नई दिल्ली",
            date(2025, 1, 24),
        ),
    ],
)
def test_datelines(text: str, language: str, dateline: str, place: str | None, day: date | None) -> None:
    """A dateline is found with its separator, and its place and day are read, in each of these languages."""
    found = find_dateline(text, 0, len(text), language)
    assert found is not None
    assert found.span.text == dateline
    assert text[found.span.start : found.span.end] == dateline
    assert (found.place, found.day) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        "EU - the union of states - has agreed.",
        "UK – a kingdom – has agreed.",
        "Note: The reef is open.",
        "NOTE: The reef is open.",
        "WARNING: The reef is open.",
        "Divers – all of them – may return.",
        "The reef – closed since May – is open.",
        "The reef is open.",
        "Reef 2.0 - The next step",
        "lisbon - the reef is open",
        "24 - a number of places",
        "– The reef is open.",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    """A phrase or a label before a dash or a colon is no dateline."""
    assert find_dateline(text, 0, len(text), "en") is None


@given(st.text(), st.text(), st.sampled_from(["en", "de", "ja", "ar", "und"]))
def test_any_text(before: str, paragraph: str, language: str) -> None:
    """Whatever a paragraph holds, a dateline lies at its beginning and holds its own words."""
    text = before + paragraph
    found = find_dateline(text, len(before), len(text), language)
    if found is not None:
        assert found.span.start == len(before)
        assert text[found.span.start : found.span.end] == found.span.text
