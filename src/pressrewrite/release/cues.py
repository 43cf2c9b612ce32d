"""What gives away the furniture of a release: end marks, pictures, lists of links, contacts, legal text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pressrewrite.models import PartKind
from pressrewrite.release.words import all_words, leading

__all__ = [
    "LONGEST_HEADING",
    "ReleaseHints",
    "content_kind",
    "is_background",
    "line_kind",
    "opens_contact",
    "section_kind",
]

LONGEST_HEADING = 120
_LONGEST_FURNITURE, _LONGEST_CONTACT, _LONGEST_LABEL = 400, 420, 48

# "About New Pacific Metals Corp." ends like a sentence and is none.
_MOST_NAME_WORDS = 6

_END_MARK = re.compile(r"[\s\\*_]*(?:(?:\\?#\s*){2,}|[-–—]\s*30\s*[-–—]|\*\s*\*\s*\*)[\s\\*_]*")
_MARKUP_ONLY = re.compile(
    # Possessive, or a run of scripts could be read in a thousand ways; an open script swallows the rest.
    r"(?:\s|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*+>|\Z)|</?[a-z!][^<>]*+>|!?\[[^\[\]\n]{0,300}\]\([^()\s]*+\)|&nbsp;)++",
    re.IGNORECASE | re.DOTALL,
)
_IMAGE = re.compile(r"<(?:figure|img|script|style|iframe)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ONLY_ADDRESSES = re.compile(r"(?:\W*+(?:https?://|www\.)\S++\W*+)++", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:view (?:the )?(?:original|source|full)|to (?:view|read) the full|read (?:the full|more)|learn more|find out more|"
    r"click here|the post .{1,300} appeared first on|scroll to top|you are here|link to:|skip to|share (?:this|on)|"
    r"print this|follow us|follow @|sign up|subscribe|newsletter sign|to receive sms|"
    r"for (?:more|further|additional) information,? (?:please )?(?:visit|see)|more information (?:is )?(?:available )?at|"
    r"please see full terms|all rights reserved|copyright\s*(?:©|\(c\)|notice|[\d:])|©|source:|logo\s*[-–:]|photo(?:s)?\s*(?:by|:|-|credit)|"
    r"official [^\n]{0,30}photos? by|image(?:s)?\s*(?:by|:|credit)|video\s*:|hashtags?:|"
    r"mehr (?:informationen|dazu)|weitere informationen (?:finden|unter)|quelle:|foto(?:s)?:|en savoir plus|"
    r"pour (?:plus|en savoir)|más información|para más información|ulteriori informazioni|mais informações|"
    r"подробнее|詳しくは|詳細は|자세한 내용은|更多信息|了解更多|لمزيد من التفاصيل)",
    re.IGNORECASE,
)
_BRACKETED_SHOUT = re.compile(r"(?:\s*\[[A-Z0-9 ,.'’:!-]{3,60}\]|\s*https?://\S++)++")
_HASHTAGS = re.compile(r"(?:\W*#\w+)+\W*")
_PAID = re.compile(
    r"disseminated on behalf of|(?:has|have) been (?:retained|paid|compensated|engaged)\b[^.]{0,120}\b(?:produce|distribute|"
    r"publish|disseminate|provide)|the issuer is solely responsible|paid (?:advertisement|promotion|content|press release|"
    r"for by)|sponsored (?:content|post|article)|this (?:is a|article is) (?:paid|sponsored)|contributed content|"
    r"is (?:a )?paid (?:promotion|advertis)|entgeltliche|bezahlte (?:anzeige|veröffentlichung)|"
    r"contenu sponsorisé|publi-?rédactionnel|contenido patrocinado|publicidad pagada|conteúdo patrocinado|"
    r"contenuto sponsorizzato|на правах рекламы|有料掲載|本稿は広告|유료 광고|付费内容|محتوى مدفوع|תוכן ממומן",
    re.IGNORECASE,
)
# Looking for one of these words is a tenth of the price of the whole pattern, and most paragraphs hold none.
_PAID_WORDS = (
    "behalf of", "retained", "paid ", " paid", "compensated", "engaged", "issuer", "sponsor", "contributed", "entgeltlich",
    "bezahlt", "publi-", "publir", "patrocinad", "pagada", "рекламы", "有料", "広告", "유료", "付费", "مدفوع", "ממומן",
)  # fmt: skip
_FORWARD_WORDS = (
    "forward", "zukunft", "prospe", "a futuro", "previsional", "見通し", "予測", "前瞻", "미래", "прогноз", "تطلعية",
)  # fmt: skip
_FORWARD = re.compile(
    r"forward[-‐‑– ]looking (?:statements?|information)|zukunftsgerichtete|déclarations? prospectives?|"
    r"declaraciones? (?:prospectivas?|a futuro)|declarações prospe|dichiarazioni previsionali|将来の見通し|将来予測|"
    r"前瞻性|미래\s?예측|прогнозного характера|تطلعية",
    re.IGNORECASE,
)
_CAUTION = re.compile(
    r"private securities litigation reform act|undue reliance|risks and uncertainties|within the meaning of|"
    r"safe harbou?r|undertakes? no (?:obligation|duty)|differ materially|actual results|except as required by law|"
    r"securities act of 1933|offer to (?:sell|buy)|in this (?:press|news) release|"
    r"risiken und ungewissheiten|risques et incertitudes|riesgos e incertidumbres|rischi e incertezze|リスク|风险|風險",
    re.IGNORECASE,
)
_LEGAL_START = re.compile(
    r"\W*(?:note to investors|safe harbou?r|cautionary|disclaimer|this (?:press|news) release (?:shall not|does not) "
    r"constitute|no regulatory authority|neither the .{3,80} exchange|certain statements in this|"
    r"this (?:press|news) release (?:contains|includes|may contain)|haftungsausschluss|免責|免责|면책)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}")
_PHONE = re.compile(
    r"\+\d{1,3}[\s().–/-]{0,3}\d[\d\s().–-]{6,16}\d\b|(?<![\d.,$€£])\(?\d{3}\)?[\s.–-]\d{3}[\s.–-]\d{4}\b"
    r"|\b0\d{1,5}[\s/–-]\d{2,4}[\s–-]?\d{3,6}\b|\b0800[\s\d]{6,9}"
)
_COMPANY = re.compile(
    r"\b(?:Inc|Corp|Ltd|Co|Cos|Bros|Plc|LLC|LLP|L\.P|S\.A|S\.p\.A|S\.L|N\.V|B\.V|A\.G|e\.V|A\.Ş)\.$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?。！？۔।]\s+\S|[。！？]")


def line_kind(words: str) -> PartKind | None:
    """Tell what a block is by its shape alone: end mark, release line, picture, link, hashtags.

    Args:
        words: One block of the release.

    Returns:
        The kind; None when nothing gives it away.
    """
    if _END_MARK.fullmatch(words) or _is_end_word(words):
        return PartKind.END_MARK
    if len(words) <= LONGEST_HEADING and _is_release_line(words):
        return PartKind.RELEASE_LINE
    if _IMAGE.match(words) or _MARKUP_ONLY.fullmatch(words):
        return PartKind.FURNITURE
    if len(words) > _LONGEST_FURNITURE:
        return None
    if _ONLY_ADDRESSES.fullmatch(words) or _HASHTAGS.fullmatch(words) or _BRACKETED_SHOUT.fullmatch(words):
        return PartKind.FURNITURE
    bare = words.lstrip("*_#[ \t\u00a0>")
    if _FURNITURE.match(bare) and (
        len(words) <= LONGEST_HEADING or _ADDRESS.search(words) or "appeared first" in words
    ):
        return PartKind.FURNITURE
    if not any(sign.isalpha() for sign in words):
        return PartKind.FURNITURE
    return None


@cache
def _end_words() -> frozenset[str]:
    return frozenset(all_words("end_mark"))


def _is_end_word(words: str) -> bool:
    return len(words) <= 24 and words.strip(" \t-–—*()[]（）.。\\").lower() in _end_words()  # noqa: PLR2004 - "- end of release -"


_NUMBERED = re.compile(
    r"(?:no|nr|n[°º]|№|nummer|number|numéro|número|numero)?[.\s]*#?\d[\d/.–-]*", re.IGNORECASE
)


def _is_release_line(words: str) -> bool:
    match = leading("release_line").match(words.strip("*_# \t"))
    if match is None:
        return False
    rest = words.strip("*_# \t")[match.end() :].strip(" :：*_-–—.")
    # "Press release: reef reopens" is a headline with a label, "PRESS RELEASE No. 12/2025" is a line of its own.
    if _NUMBERED.fullmatch(rest):
        return True
    return not rest or (not any(sign.islower() for sign in rest) and any(sign.isdigit() for sign in rest))


_SECTIONS = (
    ("contact", PartKind.CONTACT),
    ("editor_notes", PartKind.EDITOR_NOTES),
    ("legal", PartKind.LEGAL),
    ("links", PartKind.FURNITURE),
)


def section_kind(words: str, *, heading: bool) -> PartKind | None:
    """Tell what kind of part a heading, or a paragraph that begins with a label, opens.

    Args:
        words: The block.
        heading: Whether the block is a heading of its own.

    Returns:
        The kind of the part it opens; None when it opens none.
    """
    bare = words.strip("*_#: \t\u00a0：")
    first = bare.split("\n", 1)[0][:LONGEST_HEADING]
    if not heading and ":" not in first and "：" not in first and len(first) == LONGEST_HEADING:
        # A long paragraph without a colon opens nothing but an "About AcmeAcme is ..." that lost its line break.
        return PartKind.BOILERPLATE if _is_about(first, heading=False) else None
    for table, kind in _SECTIONS:
        match = leading(table).match(first)
        if match is not None and _opens(
            first[match.end() :], heading=heading, loose=table in {"legal", "contact"}
        ):
            return kind
    if _is_about(first, heading=heading):
        return PartKind.BOILERPLATE
    return None


def _opens(rest: str, *, heading: bool, loose: bool) -> bool:
    """Whether what follows a label lets it be one: nothing, a colon, or a few words in a heading."""
    rest = rest.lstrip("*_ \t")
    if not rest or rest[0] in ":：":
        return True
    return heading and loose and len(rest) <= _LONGEST_LABEL


_ARTICLE = re.compile(
    r"(?:the|die|der|das|la|le|les|el|los|las|il|lo|gli|de|het|den|det|o|os|as)\s+(?=\S)", re.IGNORECASE
)


def _is_about(first: str, *, heading: bool) -> bool:
    before = leading("about_before").match(first)
    if before is not None:
        name = first[before.end() :].strip(" :*_")
        if not name:
            return False
        name = _ARTICLE.sub("", name)
        # "About 3M" is a company, "About 5 million people came" is none.
        named = name[0].isupper() or not name[0].isascii() or (name[0].isdigit() and name[1:2].isalpha())
        if heading or (_COMPANY.search(first) is not None and len(name.split()) <= _MOST_NAME_WORDS):
            return named and len(name) <= 2 * _LONGEST_LABEL
        label = re.match(r"[^.:!?\n]{1,60}:\s", first[before.end() :])
        return named and (label is not None or _repeats_name(name))
    if not heading:
        return False
    return any(first.endswith(word) and len(first) > len(word) for word in all_words("about_after"))


def _repeats_name(name: str) -> bool:
    """Recognise "About AcmeAcme is a company": the heading lost its line break."""
    word = re.match(r"[\w&.’'-]{3,40}?(?=[\w&.’'-]{3,})", name)
    if word is None:
        return False
    token = name.split(maxsplit=1)[0]
    half = len(token) // 2
    return len(token) % 2 == 0 and token[:half] == token[half:]


def _may_be_paid(words: str) -> bool:
    folded = words.lower()
    return any(word in folded for word in _PAID_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseHints:
    """What a release can hold at all, from one look at the whole of it.

    Attributes:
        paid: Whether a paid notice can stand in it.
        forward: Whether a forward-looking statement can.
    """

    paid: bool
    forward: bool

    @classmethod
    def of(cls, body: str) -> ReleaseHints:
        """Look through a body once, so that its paragraphs need not be."""
        folded = body.lower()
        return cls(
            paid=_may_be_paid(body),
            forward=any(word in folded for word in _FORWARD_WORDS),
        )


_EVERYTHING = ReleaseHints(paid=True, forward=True)


def content_kind(words: str, *, late: bool, hints: ReleaseHints = _EVERYTHING) -> PartKind | None:
    """Tell what a paragraph is by what it says: paid notice, legal text, contact.

    Args:
        words: The paragraph.
        late: Whether it stands in the second half of the release; contacts stand there.
        hints: What the release can hold at all.
    """
    if hints.paid and _may_be_paid(words) and _PAID.search(words):
        return PartKind.PAID_NOTICE
    if _LEGAL_START.match(words) or (hints.forward and _is_forward_looking(words)):
        return PartKind.LEGAL
    if len(words) <= _LONGEST_CONTACT:
        likely = opens_contact(words) or (late and len(_SENTENCE.findall(words)) <= 1)
        if likely and (("@" in words and _EMAIL.search(words)) or _PHONE.search(words)):
            return PartKind.CONTACT
    return None


def _is_forward_looking(words: str) -> bool:
    if not _FORWARD.search(words):
        return False
    return len({found.lower() for found in _CAUTION.findall(words)}) > 1


def opens_contact(words: str) -> bool:
    """Tell whether a paragraph begins with the words that announce a contact."""
    return leading("contact").match(words.lstrip("*_-• \t")) is not None


def is_background(words: str) -> bool:
    """Tell whether a heading opens a part that says what it means or how it came about."""
    first = words.strip("*_#:：. \t\u00a0")
    match = leading("background").match(first)
    return match is not None and len(first) - match.end() <= _LONGEST_LABEL // 2
