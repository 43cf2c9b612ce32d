"""Who did what to whom: the two sides of a verb, held against the sentence that a claim leans on.

Only plain clauses are read: a subject right before its verb, an object right behind it, no mark between them.
What is put another way is no finding, since nothing could be said of it with certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.facts import is_small

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressrewrite.facts import Word
    from pressrewrite.grounding.claim import Claim, Edit
    from pressrewrite.grounding.stems import SourceSentence

__all__ = ["check_roles"]

_BE = frozenset("is are was were been being be".split())
_BESIDE_VERB = frozenset(
    """
    has have had will would may might must should could can did does do also then later never not
    already since
    """.split()
)
_DETERMINERS = frozenset(
    """
    the a an his her its their our my this that these those some any all both no each every several
    two three
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    of by in on at to from with for into over under about against between through during after
    before near behind and or than as like via per including
    """.split()
)
# Past forms without "-ed" of verbs that somebody does to somebody.
_PAST = frozenset(
    """
    beat won bought sold struck hit shot told gave paid took led chose fought taught caught sent
    built made found held kept lost drew overtook oversaw hurt cut bit drove threw stole sought knew
    wrote
    """.split()
)
# Who met whom is the same either way; and so two names with nothing but such a verb between them stand side
# by side, as with "and": `_parted` asks for more than that before it calls them exchanged.
_MUTUAL = frozenset(
    """
    met married joined engaged matched equalled contacted merged partnered tied faced played drew
    fought battled divorced resembled bordered adjoined rivalled debated
    """.split()
)
# A bill passed and was passed: these are said of the same thing both ways, or tell two things of it.
_EITHER_WAY = frozenset(
    """
    passed opened closed started ended changed moved improved increased decreased concerned finished
    based located dedicated committed connected linked named called reopened relocated prepared
    experienced qualified limited advanced united involved determined engaged retired related
    associated integrated merged joined formed divided split separated doubled reduced developed
    completed marked featured included focused began resumed continued
    """.split()
)
# Somebody expects something, and is expected to do something.
_SAID_OF = frozenset(
    """
    expected reported believed thought considered known supposed understood alleged claimed planned
    scheduled estimated projected hoped said told
    """.split()
)
_OWN = frozenset("its their his her our my your".split())
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter mon tue tues wed thu thur thurs fri
    jan feb apr jun jul aug sep sept oct nov dec
    """.split()
)
# Behind a verb these begin no object: "charged Monday", "fined US$5 million".
_NO_OBJECTS = _DAYS | frozenset("us usd eur gbp ceo cfo coo".split())
# Who signs and who agrees on something with whom is the same either way; who is replaced with whom is not.
_WITH = frozenset(
    "signed agreed talks spoke talked negotiated agreement partnership deal merger meeting together".split()
)
_LONGEST, _MOST_NAME, _MOST_WORDS = 3, 6, 300
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
        head: The stem of the last word of the subject, to which the others belong.
        named_head: Whether that word is a name.
        agent: By whom it is done where it is passive.
        own: Whether the object is the subject's own: "its doors".
    """

    verb: int
    subject: frozenset[str]
    object: frozenset[str]
    passive: bool
    named: bool
    said: str
    head: str
    named_head: bool
    agent: frozenset[str]
    own: bool


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
    if claim.base == "en" and claim.leaned is not None:
        _check_clauses(claim, claim.leaned)
    # What a verb has told already need not be told of the names beside it.
    if "role" not in claim.told:
        _check_exchanged_names(claim)


def _check_clauses(claim: Claim, leaned: SourceSentence) -> None:
    """Hold the two sides of every verb against the sentence leaned on."""
    known = set(leaned.stems)
    verbs = [
        at for at, word in enumerate(claim.words) if at and _is_verb(word.key) and claim.stems[at] in known
    ]
    if not verbs or max(len(claim.words), len(leaned.words)) > _MOST_WORDS:
        return
    mine = _Sentence(claim.text, claim.words, claim.stems)
    there = _clauses(_Sentence(claim.material.source.text, leaned.words, leaned.stems))
    for at in verbs:
        here = _clause(mine, at)
        if here is not None:
            _compare(claim, here, there.get(mine.stems[at], ()))


def _clauses(sentence: _Sentence) -> dict[str, list[_Clause]]:
    """The clauses of a sentence by the stem of their verb; none of one that is also in an unread one."""
    found: dict[str, list[_Clause]] = {}
    unread = set[str]()
    for at, word in enumerate(sentence.words):
        if not at or not _is_verb(word.key):
            continue
        clause = _clause(sentence, at)
        if clause is None:
            unread.add(sentence.stems[at])
        else:
            found.setdefault(sentence.stems[at], []).append(clause)
    return {key: clauses for key, clauses in found.items() if key not in unread}


def _compare(claim: Claim, here: _Clause, there: Sequence[_Clause]) -> None:
    """Report a clause that contradicts one of the sentence leaned on, and agrees with none."""
    against = [clause for clause in there if _contradicts(claim, here, clause)]
    if not against or any(_agrees(here, clause) for clause in (*there, *_elsewhere(claim, here))):
        return
    word = claim.words[here.verb]
    first = claim.words[here.verb - 1] if here.passive else word
    claim.report("role", (first.start, word.end), says=against[0].said)


def _elsewhere(claim: Claim, here: _Clause) -> Iterator[_Clause]:
    """The clauses of the same verb in the other sentences that the claim seems to rest on."""
    text = claim.material.source.text
    for number in claim.evidence:
        sentence = claim.material.sentences[number]
        if sentence is not claim.leaned and len(sentence.words) <= _MOST_WORDS:
            clauses = _clauses(_Sentence(text, sentence.words, sentence.stems))
            yield from clauses.get(claim.stems[here.verb], ())


def _agrees(here: _Clause, there: _Clause) -> bool:
    """Whether both tell the same of the same sides."""
    if here.passive == there.passive:
        one, other = (here.agent, there.agent) if here.passive else (here.object, there.object)
        return bool(here.subject & there.subject and (not one or not other or one & other))
    passive, active = (here, there) if here.passive else (there, here)
    return bool(passive.subject & active.object or passive.agent & active.subject)


def _contradicts(claim: Claim, here: _Clause, there: _Clause) -> bool:
    """Whether the sides are exchanged in two clauses of one kind, or what one suffers the other one does."""
    key = claim.words[here.verb].key
    if not here.passive and not there.passive:
        exchanged = here.subject & there.object and here.object & there.subject
        return bool(exchanged and not here.subject & there.subject and key not in _MUTUAL)
    if here.passive and there.passive:
        return bool(here.subject & there.agent and here.agent & there.subject and key not in _MUTUAL)
    if key in _EITHER_WAY or not _same(here, there):
        return False
    if here.passive:
        behind = claim.words[here.verb + 1].key if here.verb + 1 < len(claim.words) else ""
        return bool(there.object) and not there.own and not (behind == "to" and key in _SAID_OF)
    # "Doe named Chair" is a heading for "Doe was named Chair": what stands in the passive is no victim.
    victim = here.object and here.named and not here.own
    stems = claim.leaned.stems if claim.leaned is not None else ()
    return bool(victim) and (bool(here.object & there.agent) or here.object.isdisjoint(stems))


def _same(one: _Clause, other: _Clause) -> bool:
    """Whether two subjects are the same: a museum is not its director."""
    if one.head == other.head:
        return True
    return one.named_head and other.named_head and bool(one.subject & other.subject)


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
    done = _object(sentence, verb + 1)
    agent = _object(sentence, verb + 2, bare=True) if passive and behind == "by" else []
    words, stems = sentence.words, sentence.stems
    return _Clause(
        verb=verb,
        subject=frozenset(stems[place] for place in subject),
        object=frozenset(stems[place] for place in done),
        passive=passive,
        named=words[subject[-1]].capital and bool(done) and words[done[0]].capital,
        said=sentence.text[words[subject[0]].start : words[done[-1] if done else verb].end],
        head=stems[subject[-1]],
        named_head=words[subject[-1]].capital,
        agent=frozenset(stems[place] for place in agent),
        own=bool(done) and words[done[0] - 1].key in _OWN,
    )


def _subject(sentence: _Sentence, end: int) -> list[int]:
    """The words right before a verb that name who does it; none where they hang on a preposition."""
    words = sentence.words
    if not end or not sentence.close(end - 1) or is_small(words[end - 1].key, "en"):
        return []
    begin = end - 1
    while begin and sentence.close(begin - 1) and end - begin < _MOST_NAME:
        before = words[begin - 1]
        if before.key in _DETERMINERS or before.key in _DAYS or is_small(before.key, "en"):
            break
        begin -= 1
    ahead = words[begin - 1].key if begin and sentence.close(begin - 1) else ""
    if ahead in _DETERMINERS and begin > 1 and sentence.close(begin - 2):
        ahead = words[begin - 2].key
    return [] if ahead in _PREPOSITIONS else list(range(begin, end))


def _object(sentence: _Sentence, at: int, *, bare: bool = False) -> list[int]:
    """The words from a place on that name whom it is done to, or by whom: a name, or what has an article.

    Args:
        sentence: The sentence.
        at: The place right behind the verb, or behind "by".
        bare: Whether a common word without an article will do as well.
    """
    words = sentence.words
    if at >= len(words) or not sentence.close(at - 1):
        return []
    determined = words[at].key in _DETERMINERS
    if determined:
        if not sentence.close(at):
            return []
        at += 1
    key = words[at].key
    if is_small(key, "en") or key in _NO_OBJECTS or not (determined or bare or words[at].capital):
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
                says = claim.material.source.text[other.theirs[0].start : other.theirs[-1].end]
                claim.report("role", (other.mine[0].start, other.mine[-1].end), says=says)


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _is_name(edit: Edit, claim: Claim) -> bool:
    return all(word.capital or is_small(word.key, claim.base) for word in (*edit.mine, *edit.theirs))


def _parted(claim: Claim, one: Edit, other: Edit) -> bool:
    """Whether more than "and" stands between two names: of things side by side the order says nothing."""
    between = [word for word in claim.words if one.mine[-1].end <= word.start < other.mine[0].start]
    keys = {word.key for word in between}
    if keys & _WITH and between[-1].key == "with":
        return False
    beside = _MUTUAL | _BESIDE_VERB | _BE
    return any(key not in beside and not is_small(key, claim.base) for key in keys)
