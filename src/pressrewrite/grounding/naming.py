"""Names and places of a sentence, held against those of the release."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from pressrewrite.facts import (
    acronym_of,
    find_foreign_names,
    find_names,
    find_persons,
    find_places,
    find_words,
    fold,
    is_dense,
    is_small,
    is_title,
    one_nasal,
    sounds_alike,
    stem,
)
from pressrewrite.models import Severity
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressrewrite.facts import Name, Place, Word
    from pressrewrite.grounding.claim import Claim, Edit

__all__ = ["LATIN", "check_names", "check_places"]


def check_names(claim: Claim) -> None:
    """Find names that the release does not hold, or holds where another one stands here."""
    if claim.same_language:
        for name in find_names(claim.text, claim.words, claim.base):
            _check_name(claim, name)
        if claim.base in _NOUNS_CAPITAL:
            _check_first_names(claim)
        else:
            _check_swaps(claim)
        _check_persons(claim)
    elif claim.base not in LATIN:
        _check_latin(claim)
        _check_foreign(claim)


# Languages of Latin script: there a foreign name cannot be told from a translated one by its letters.
LATIN = frozenset(
    "en de fr es pt it nl sv da no nb nn fi pl cs sk sl hr hu ro tr vi id ms ca et lv lt ga cy eu sq".split()
)
"""Languages that are written in Latin letters."""
# Languages that write every noun with a capital letter.
_NOUNS_CAPITAL = frozenset({"de", "gsw", "lb", "nds"})
_START = attrgetter("start")
_LATIN_NAME = 4
# English words that stand as they are in texts of every script.
_COMMON = frozenset("email mail internet online web website blog wifi fax phone tel link video news".split())
_FORM = 6
_FAINT, _FULL = 0.3, 0.8
_CUT = 3
# German offices and trades end so; a first name that does (Peter, Karin) is left alone.
_OFFICE = Pattern(
    r"(?:chef|leiter|sprecher|vorstand|vorsitzende[rnms]?|beauftragte[rnms]?|r[aä]t|anwalt|experte|frau|mann|herr|doktor|er|or"
    r"|ent|ist|eur|är|ung|in|innen|frauen|familie)\Z"
)
# What has a name behind it without an article, at the head of a heading or of a sentence.
_NO_FIRST_NAMES = frozenset(
    """
    laut aus seit nach stadt messe flughafen airport metropole hauptstadt kreis landkreis bezirk region land
    universitat hochschule klinikum konzern unternehmen firma gruppe marke verband branchenverband verein
    bundesverband stiftung amt bank hotel museum theater standort raum grossraum projekt
    """.split()
)
_MARKS = frozenset(",;:(")
_SURNAME = 2
# Postal codes of the states of the USA.
_STATES = {
    code: name.replace("_", " ")
    for code, name in (
        pair.split(":")
        for pair in """
        al:alabama ak:alaska az:arizona ar:arkansas ca:california co:colorado ct:connecticut
        de:delaware fl:florida ga:georgia hi:hawaii id:idaho il:illinois in:indiana ia:iowa
        ks:kansas ky:kentucky la:louisiana me:maine md:maryland ma:massachusetts mi:michigan
        mn:minnesota ms:mississippi mo:missouri mt:montana ne:nebraska nv:nevada nh:new_hampshire
        nj:new_jersey nm:new_mexico ny:new_york nc:north_carolina nd:north_dakota oh:ohio
        ok:oklahoma or:oregon pa:pennsylvania ri:rhode_island sc:south_carolina sd:south_dakota
        tn:tennessee tx:texas ut:utah vt:vermont va:virginia wa:washington wv:west_virginia
        wi:wisconsin wy:wyoming
        """.split()
    )
}


def _check_name(claim: Claim, name: Name) -> None:
    if any(start < name.end and name.start < end for start, end in claim.taken):
        return
    missing = [key for key in name.keys if not _known(claim, key)]
    if missing and claim.numbers:
        missing = _uncounted(claim, name, missing)
    if missing:
        if _is_alias(claim, name, missing) or _cut_short(claim, name, missing):
            return
        if claim.base in _NOUNS_CAPITAL and not name.certain and len(missing) < len(name.keys):
            return
        certain = name.certain and any(len(key) > 1 for key in missing)
        if not certain and len(name.keys) == 1 and not _proper(claim, name):
            return
        claim.report("name", (name.start, name.end), severity=Severity.ERROR if certain else Severity.WARNING)


def _check_first_names(claim: Claim) -> None:
    """Where every noun has a capital, find a first name between an office and a surname of the release."""
    for office, first, last in zip(claim.words, claim.words[1:], claim.words[2:], strict=False):
        if not (office.capital and first.capital and last.capital) or first.key in claim.material.keys:
            continue
        if last.key not in claim.material.keys or last.start - office.end > len(first.key) + 2:
            continue
        if not _is_office(office) or _OFFICE.search(first.key) or first.key in _NO_FIRST_NAMES:
            continue
        theirs = _first_names(claim, last.key)
        if theirs:
            says = f"{min(theirs).capitalize()} {claim.text[last.start : last.end]}"
            claim.report("name", (first.start, last.end), says=says)


def _is_office(word: Word) -> bool:
    """Whether a German word is an office or a trade: "der" and "unter" end as some of them do."""
    return (
        word.capital and not is_small(word.key, "de") and bool(is_title(word.key) or _OFFICE.search(word.key))
    )


def _first_names(claim: Claim, surname: str) -> set[str]:
    """The first names that a surname has in the release.

    "Stadt Köln" and "Unternehmen Siemens" are none: an article or a preposition stands before these. A first
    name has an office before it, or it begins what it stands in and a comma or a verb is behind the surname.
    """
    words, text = claim.material.words, claim.material.source.text
    found = set[str]()
    for at, (one, other) in enumerate(itertools.pairwise(words)):
        if other.key != surname or not one.capital or is_small(one.key, "de") or _OFFICE.search(one.key):
            continue
        before, behind = words[at - 1] if at else None, words[at + 2] if at + 2 < len(words) else None
        between = "." if before is None else text[before.end : one.start]
        said = behind is None or not behind.capital or text[other.end :][:1] in _MARKS
        # "Dr. Eva Wolf": a stop may part the two.
        office = before is not None and not between.strip(" .") and _is_office(before)
        if one.key not in _NO_FIRST_NAMES and (office or (said and not between.isspace())):
            found.add(one.key)
    return found


def _check_persons(claim: Claim) -> None:
    """A person beside an office, in a script without capitals, has to be somebody of the release."""
    material = claim.material
    for name in find_persons(claim.text, claim.base):
        if is_dense(name.text):
            held = [part in material.solid for part in name.keys]
        else:
            held = [
                fold(part) in material.keys or one_nasal(fold(part)) in material.nasals for part in name.keys
            ]
        if all(held) or name.text.replace(" ", "") in material.solid:
            continue
        # One part of it is there: a first name was added, or changed.
        known = any(held) or (is_dense(name.text) and name.text[:_SURNAME] in material.solid)
        severity = Severity.WARNING if known or not name.certain else Severity.ERROR
        claim.report("name", (name.start, name.end), severity=severity)


def _uncounted(claim: Claim, name: Name, missing: list[str]) -> list[str]:
    """What is left when the words of a number are none of a name: "Two Tulsa County deputies"."""
    spelled = [(number.start, number.end) for number in claim.numbers if number.spelled]
    if not spelled:
        return missing
    counted = {
        word.key
        for word in _words_within(claim, name.start, name.end)
        if any(start <= word.start < end for start, end in spelled)
    }
    return [key for key in missing if key not in counted]


def _known(claim: Claim, key: str) -> bool:
    material = claim.material
    if key.endswith("s") and key[:-1] in material.keys:
        return True
    return key in material.keys or stem(key) in material.stems or is_small(key, claim.base) or key.isdecimal()


def _proper(claim: Claim, name: Name) -> bool:
    """A single word at the head of a sentence is a name only when it is seen with a capital elsewhere."""
    return any(word.key == name.keys[0] and word.capital and word.start != name.start for word in claim.words)


def _is_alias(claim: Claim, name: Name, missing: list[str]) -> bool:
    """An acronym that the names of the release make, or whose acronym it has; a known place."""
    acronym = len(name.keys) == 1 and name.text.replace(".", "").isupper()
    if acronym and claim.material.makes_acronym(name.keys[0]):
        return True
    if acronym and all(key in claim.material.keys for key in _STATES.get(name.keys[0], "?").split()):
        return True
    if len(name.keys) > 1 and acronym_of(name.text.split()) in claim.material.keys:
        return True
    words = _words_within(claim, name.start, name.end)
    places = find_places(claim.text, words, claim.base)
    covered = {word.key for word in words for place in places if place.start <= word.start < place.end}
    return bool(places) and set(missing) <= covered


def _cut_short(claim: Claim, name: Name, missing: list[str]) -> bool:
    """Whether the release has the name with a word that is cut short here: Man Utd, Manchester United."""
    if len(missing) != 1 or len(name.keys) < 2 or len(missing[0]) < _CUT or name.keys[0] != missing[0]:  # noqa: PLR2004
        return False
    behind = stem(name.keys[1])
    return any(
        one.capital and one.key.startswith(missing[0]) and stem(other.key) == behind
        for one, other in itertools.pairwise(claim.material.words)
    )


def _check_swaps(claim: Claim) -> None:
    """A sentence that repeats a source sentence has to repeat its names, not those of another sentence."""
    nearest = claim.nearest
    if nearest is None:
        return
    theirs_all = {word.key for word in nearest.words}
    for edit in claim.edits:
        mine = [w for w in edit.mine if _carries(claim, w) and w.start > claim.words[0].start]
        theirs = [w for w in edit.theirs if _carries(claim, w) and w.start > nearest.start]
        if not mine or not theirs or any(w.key in theirs_all for w in mine):
            continue
        if _says_more(claim, edit.mine):
            continue
        short = {acronym_of([w.key for w in theirs]), acronym_of([w.key for w in mine])}
        if short & {w.key for w in (*mine, *theirs)}:
            continue
        if _same_place(claim, edit):
            continue
        says = claim.material.source.text[theirs[0].start : theirs[-1].end]
        claim.report("name", (mine[0].start, mine[-1].end), says=says)


def _same_place(claim: Claim, edit: Edit) -> bool:
    """Whether both name one place: the USA, the United States."""
    here = find_places(claim.text, edit.mine, claim.base, unsure=True)
    there = find_places(claim.material.source.text, edit.theirs, claim.base, unsure=True)
    return bool({place.key for place in here} & {place.key for place in there})


def _says_more(claim: Claim, words: Sequence[Word]) -> bool:
    """Whether other words than those of a name stand in a place: then more than a name was changed."""
    return any(not word.capital and not is_small(word.key, claim.base) for word in words)


def _carries(claim: Claim, word: Word) -> bool:
    return (
        word.capital
        and len(word.key) > 1
        and not is_title(word.key)
        and not is_small(word.key, claim.base)
        and not any(date.start <= word.start < date.end for date in claim.dates)
    )


def _check_latin(claim: Claim) -> None:
    """Latin words inside another script are names, and are written as the release writes them."""
    for word in claim.words:
        shown = claim.text[word.start : word.end]
        # Capitals alone are often the short form of a common thing: SQL, VAT, CEO.
        if not (shown.isascii() and shown.isalpha() and word.capital and len(shown) >= _LATIN_NAME):
            continue
        if shown.isupper() or word.key in _COMMON or _known(claim, word.key) or _longer_form(claim, word.key):
            continue
        number_there = any(number.start <= word.start < number.end for number in claim.numbers)
        if not number_there and not any(start <= word.start < end for start, end in claim.taken):
            claim.report("name", (word.start, word.end), severity=Severity.WARNING)


def _check_foreign(claim: Claim) -> None:
    """A person in another script has to sound like somebody of the release."""
    runs = claim.material.latin_names
    if not runs:
        return
    for name in find_foreign_names(claim.text, claim.base):
        if find_places(name.text, find_words(name.text), claim.base, unsure=True):
            continue
        best = max((_alike(name, run) for run in runs), default=0.0)
        full = len(name.keys) > 1
        if best >= (_FULL if full else _FAINT):
            continue
        # Of a full name that nothing sounds like, nobody will say that it was only spelled in another way.
        severity = Severity.ERROR if full else Severity.WARNING
        claim.report("name", (name.start, name.end), severity=severity)


def _alike(name: Name, run: tuple[str, ...]) -> float:
    """How much a name sounds like a run of Latin words: the sum over its parts, each with its own word."""
    pairs = sorted(
        ((sounds_alike(word, part), at, part) for part in name.keys for at, word in enumerate(run)),
        reverse=True,
    )
    total, words, parts = 0.0, set[int](), set[str]()
    for likeness, at, part in pairs:
        if at not in words and part not in parts:
            total += likeness
            words.add(at)
            parts.add(part)
    return total


def _longer_form(claim: Claim, key: str) -> bool:
    """Whether the release writes a name in a longer or a shorter form: Postgres, PostgreSQL."""
    return any(
        min(len(key), len(other)) >= _FORM and (other.startswith(key) or key.startswith(other))
        for other in claim.material.keys
    )


def _words_within(claim: Claim, start: int, end: int) -> list[Word]:
    """The words that begin in a stretch of the sentence."""
    first = bisect_left(claim.words, start, key=_START)
    return claim.words[first : bisect_left(claim.words, end, first, key=_START)]


def check_places(claim: Claim) -> None:
    """Find places that the release does not name in any form."""
    for place in find_places(claim.text, claim.words, claim.language):
        # Most places are spelled as in the release, which need not be read for places then.
        if _spelled_there(claim, place) or place.key in claim.material.places:
            continue
        if (
            any(quote.start <= place.start < quote.end for quote in claim.own_quotes)
            and not claim.same_language
        ):
            continue
        # A country is often only implied: by a city of it, by its government, by the publisher.
        severity = Severity.WARNING if place.is_country else Severity.ERROR
        if not claim.same_language and (place.is_implied or _is_name(claim, place)):
            continue
        claim.report("place", (place.start, place.end), severity=severity)


def _is_name(claim: Claim, place: Place) -> bool:
    """Whether a place of another script is the name of somebody that sounds like it: كييف for Keefe."""
    if claim.base in LATIN or " " in place.text:
        return False
    return any(
        len(run) > 1 and sounds_alike(word, place.text) >= 1
        for run in claim.material.latin_names
        for word in run
    )


def _spelled_there(claim: Claim, place: Place) -> bool:
    if is_dense(place.text):
        return place.text in claim.material.source.text
    if not claim.same_language:
        return False
    words = _words_within(claim, place.start, place.end)
    if len(words) > 1:
        # Words of one syllable, as in Vietnamese, all stand somewhere.
        pairs = claim.material.stem_index.pairs
        return all(pair in pairs for pair in itertools.pairwise(stem(word.key) for word in words))
    return all(word.key in claim.material.keys for word in words)
