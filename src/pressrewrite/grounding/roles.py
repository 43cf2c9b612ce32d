"""Who did what to whom: the two sides of a verb, held against the sentence that a claim leans on.

Only plain clauses are read: a subject right before its verb, an object right behind it, no mark between them.
What is put another way is no finding, since nothing could be said of it with certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.facts import is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressrewrite.facts import Word
    from pressrewrite.grounding.claim import Claim, Edit

__all__ = ["check_roles"]

_BE = frozenset("is are was were been being be".split())
_BESIDE_VERB = frozenset(
    """
    has have had will would may might must should could can did does do also then later never not already
    since
    """.split()
)
_DETERMINERS = frozenset(
    """
    the a an his her its their our my this that these those some any all both no each every several two three
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    of by in on at to from with for into over under about against between through during after before near
    behind and or than as like via per including
    """.split()
)
# Past forms without "-ed" of verbs that somebody does to somebody.
_PAST = frozenset(
    """
    beat won bought sold struck hit shot told gave paid took led chose fought taught caught sent built made
    found held kept lost drew overtook oversaw hurt cut bit drove threw stole sought knew wrote
    """.split()
)
# Who met whom is the same either way.
_MUTUAL = frozenset("met married joined engaged matched equalled contacted merged partnered tied".split())
# A bill passed and was passed: these are said of the same thing both ways.
_EITHER_WAY = frozenset(
    "passed opened closed started ended changed moved improved increased decreased concerned finished".split()
)
_LONGEST, _MOST_NAME = 3, 6
_SPACES = frozenset(" \u00a0\u202f\t\n()")


class _Clause(NamedTuple):
    """A verb with its two sides.

    Attributes:
        verb: The place of the verb among the words.
        subject: Who does it, as stems; who it is done to where it is passive.
        object: Whom it is done to; empty where nothing stands right behind the verb.
        passive: Whether a form of "be" stands before the verb.
        named: Whether both sides are names.
        said: The words of the clause.
    """

    verb: int
    subject: frozenset[str]
    object: frozenset[str]
    passive: bool
    named: bool
    said: str


class _Sentence(NamedTuple):
    text: str
    words: Sequence[Word]
    stems: Sequence[str]

    def close(self, at: int) -> bool:
        """Whether a word and the next one are parted by nothing but spaces and brackets."""
        if at + 1 >= len(self.words):
            return False
        return _SPACES.issuperset(self.text[self.words[at].end : self.words[at + 1].start])


def check_roles(claim: Claim) -> None:
    """Find an active verb made passive, or its two sides exchanged, against the sentence leaned on."""
    if not claim.same_language:
        return
    _check_exchanged_names(claim)
    leaned = claim.leaned
    if claim.base != "en" or leaned is None:
        return
    mine = _Sentence(claim.text, claim.words, claim.stems)
    verbs = [at for at, word in enumerate(mine.words) if at and _is_verb(word.key)]
    known = set(leaned.stems)
    verbs = [at for at in verbs if mine.stems[at] in known]
    if not verbs:
        return
    theirs = _Sentence(claim.material.source.text, leaned.words, leaned.stems)
    there = {
        theirs.stems[clause.verb]: clause
        for at, word in enumerate(theirs.words)
        if at and _is_verb(word.key) and (clause := _clause(theirs, at)) is not None
    }
    for at in verbs:
        here, other = _clause(mine, at), there.get(mine.stems[at])
        if here is not None and other is not None:
            _compare(claim, here, other)


def _compare(claim: Claim, here: _Clause, there: _Clause) -> None:
    word = claim.words[here.verb]
    if here.passive or there.passive:
        same = here.subject & there.subject
        done = there.object if here.passive else here.object and here.named
        if here.passive != there.passive and same and done and word.key not in _EITHER_WAY:
            first = claim.words[here.verb - 1] if here.passive else word
            claim.report("role", (first.start, word.end), says=there.said)
        return
    exchanged = here.subject & there.object and here.object & there.subject
    if exchanged and not here.subject & there.subject and word.key not in _MUTUAL:
        claim.report("role", (word.start, word.end), says=there.said)


def _is_verb(key: str) -> bool:
    return key.endswith("ed") or key in _PAST


def _clause(sentence: _Sentence, verb: int) -> _Clause | None:
    at, passive = verb, False
    while at and sentence.close(at - 1):
        key = sentence.words[at - 1].key
        passive = passive or key in _BE
        if key not in _BE and key not in _BESIDE_VERB and not key.endswith("ly"):
            break
        at -= 1
    subject = _subject(sentence, at)
    behind = sentence.words[verb + 1].key if verb + 1 < len(sentence.words) else ""
    # "Achievements marked by a shirt" are marked, whatever stands before the verb.
    if not subject or (behind == "by" and not passive):
        return None
    done = _object(sentence, verb)
    words = sentence.words
    named = words[subject[-1]].capital and bool(done) and words[done[0]].capital
    return _Clause(
        verb,
        frozenset(sentence.stems[place] for place in subject),
        frozenset(sentence.stems[place] for place in done),
        passive,
        named,
        sentence.text[words[subject[0]].start : words[done[-1] if done else verb].end],
    )


def _subject(sentence: _Sentence, end: int) -> list[int]:
    """The words right before a verb that name who does it; none where they hang on a preposition."""
    words = sentence.words
    if not end or not sentence.close(end - 1) or is_small(words[end - 1].key, "en"):
        return []
    begin = end - 1
    while begin and sentence.close(begin - 1) and end - begin < _MOST_NAME:
        before = words[begin - 1]
        if before.key in _DETERMINERS or is_small(before.key, "en"):
            break
        begin -= 1
    ahead = words[begin - 1].key if begin and sentence.close(begin - 1) else ""
    if ahead in _DETERMINERS and begin > 1 and sentence.close(begin - 2):
        ahead = words[begin - 2].key
    return [] if ahead in _PREPOSITIONS else list(range(begin, end))


def _object(sentence: _Sentence, verb: int) -> list[int]:
    """The words right behind a verb that name whom it is done to."""
    words, at = sentence.words, verb + 1
    if not sentence.close(verb):
        return []
    determined = words[at].key in _DETERMINERS
    if determined:
        if not sentence.close(at):
            return []
        at += 1
    if is_small(words[at].key, "en") or not (determined or words[at].capital):
        return []
    end = at + 1
    while end < len(words) and sentence.close(end - 1) and end - at < _LONGEST:
        if is_small(words[end].key, "en"):
            break
        end += 1
    return list(range(at, end))


def _check_exchanged_names(claim: Claim) -> None:
    """Find two names that have changed places in a sentence that is the release's own otherwise."""
    nearest = claim.nearest
    if nearest is None or len(claim.edits) < 2:  # noqa: PLR2004 - two names
        return
    swaps = [edit for edit in claim.edits if edit.mine and edit.theirs and _is_name(edit, claim)]
    for at, one in enumerate(swaps):
        for other in swaps[at + 1 :]:
            mine, theirs = _keys(one.mine), _keys(other.mine)
            if mine == _keys(other.theirs) and theirs == _keys(one.theirs) and _parted(claim, one, other):
                claim.report("role", (other.mine[0].start, other.mine[-1].end))


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _is_name(edit: Edit, claim: Claim) -> bool:
    return all(word.capital or is_small(word.key, claim.base) for word in (*edit.mine, *edit.theirs))


def _parted(claim: Claim, one: Edit, other: Edit) -> bool:
    """Whether more than "and" stands between two names: of things side by side the order says nothing."""
    between = [word for word in claim.words if one.mine[-1].end <= word.start < other.mine[0].start]
    return any(word.key not in _MUTUAL and not is_small(word.key, claim.base) for word in between)
