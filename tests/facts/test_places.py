"""Known places in many languages."""

from __future__ import annotations

import pytest

from pressrewrite.facts import find_places, find_words, first_words_of_places


def keys(text: str, language: str) -> list[str]:
    """List the keys of the places of a text."""
    return [place.key for place in find_places(text, find_words(text), language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The meeting took place in Brussels.", "en"),
        ("عقد الاجتماع في بروكسل أمس", "ar"),
        ("会議はブリュッセルで開かれた。", "ja"),
        ("La réunion a eu lieu à Bruxelles.", "fr"),
        ("Das Treffen fand in Brüssel statt.", "de"),
        ("La reunión tuvo lugar en Bruselas.", "es"),
        ("会议在布鲁塞尔举行。", "zh"),
    ],
)
def test_one_place_has_one_key_in_every_language(text: str, language: str) -> None:
    """Brussels is Brussels, whatever it is called."""
    assert keys(text, language) == ["city:brussels"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Talks at the Pentagon with the United States", "en", ["pentagon", "US"]),
        ("في البنتاغون", "ar", ["pentagon"]),
        ("اجتمع الوزراء بالقاهرة", "ar", ["city:cairo"]),
        ("トリガを支える", "ja", []),
        ("a turkey, a polish and a nice reunion", "en", []),
        ("The U.S. and the UK", "en", ["US", "GB"]),
        ("in St. John's and Saint Lucia", "en", ["city:st-johns", "LC"]),
        ("Wallis and Futuna", "en", ["WF"]),
        ("카보 베르데에서 열렸다", "ko", ["CV"]),
        ("로마에서 열렸다", "ko", ["city:rome"]),
        ("נערכה בג׳יבוטי אתמול", "he", ["DJ"]),
        ("на о-ве Сахалин", "ru", ["city:sakhalin"]),
        ("Das Treffen in Réunion", "de", ["RE"]),
        ("La réunion a eu lieu", "fr", []),
        ("Wallis & Futuna", "en", ["WF"]),
        ("中華人民共和国香港特別行政区", "ja", ["HK"]),
        ("コンゴ民主共和国(キンシャサ)", "ja", ["CD"]),
        ("en Guinée équatoriale", "fr", ["GQ"]),
        ("The reef of Mali and Niger", "en", ["ML", "NE"]),
        ("Он порезал вену", "ru", []),
        ("روز دوشنبه", "fa", []),
        ("ترك العمل مع جده", "ar", []),
        ("그는 다윈을 저지했다", "ko", []),
        ("after an attack destroys the Capitol", "en", ["capitol"]),
    ],
)
def test_places_of_a_text(text: str, language: str, found: list[str]) -> None:
    """Houses and aliases are known; words that only look like places are not taken."""
    assert keys(text, language) == found


def test_a_country_is_told_from_a_city() -> None:
    """A country is often only an adjective of it, so callers can tell."""
    text = "From Belgium to Paris"
    assert [place.is_country for place in find_places(text, find_words(text), "en")] == [True, False]


def test_small_states_are_seldom_implied() -> None:
    """A capital stands for its country; nobody says Jamaica without a word for it."""
    text = "From Germany, Jamaica and Hong Kong to Lisbon"
    found = find_places(text, find_words(text), "en")
    assert [place.is_implied for place in found] == [True, False, False, False]


@pytest.mark.parametrize(
    "text",
    ["The Hague and New Delhi.", "The mayor of Berlin met the press in Rio de Janeiro.", "No place at all."],
)
def test_names_begin_only_with_the_words_that_are_given(text: str) -> None:
    """Every place that is found begins with one of the words that may begin a name, and is no longer."""
    words = find_words(text)
    first = first_words_of_places(frozenset(word.key for word in words), "en")
    assert first is not None
    for place in find_places(text, words, "en"):
        inside = [word.key for word in words if place.start <= word.start < place.end]
        assert len(inside) <= first[inside[0]]


def test_nobody_knows_where_names_begin_that_other_words_are_written_onto() -> None:
    """In Arabic the word that begins a name may begin with a particle."""
    assert first_words_of_places(frozenset({"في"}), "ar") is None
