"""What a writer left to be filled in: "[Current Date]", „[Ort, Datum]“, 「〇〇」, 「XX月XX日」."""

from __future__ import annotations

import re
from functools import cache

from pressrewrite.drafts.phrases import pattern, running
from pressrewrite.text import segment
from pressrewrite.text.pattern import Pattern

__all__ = ["mend_placeholders"]

_DIGITS = "〇零一二三四五六七八九十百千万○◯0-9０-９"
_DUMMY = r"[〇○◯●△Xx×ＸxX]"
_CANDIDATE = Pattern(
    r"(?P<words>\[(?P<square>[^\[\]\n]{1,60})\](?![(\[])|［(?P<wide>[^［］\n]{1,60})］"
    r"|\{\{?(?P<curly>[^{}\n]{1,50})\}\}?|[（(](?P<round>(?:insert|einfügen|insérer|insertar|inserir|inserire|挿入|插入)\s"
    r"[^()（）\n]{0,50})[)）])"
    rf"|(?P<date>(?:[0-9]{{4}}年|{_DUMMY}{{2,4}}年)?(?<![{_DIGITS}]){_DUMMY}{{1,2}}月(?:{_DUMMY}{{1,2}}日)?"
    rf"|(?<![{_DIGITS}]){_DUMMY}{{2,4}}年)"
    rf"|(?P<dummy>(?<![{_DIGITS}])[〇○◯]{{2,6}}(?![{_DIGITS}年])|(?<=\w)[△●×]{{2,6}}(?=\w)|[△●×]{{2,6}}(?=[ぁ-んァ-ヶ一-龥])"
    r"|(?<![^\W\d_])[Xx]{1,4}(?=\s?(?:%|percent\b|million\b|billion\b))|[$€£¥]\s?X{1,4}\b)",
    re.IGNORECASE,
)
_MAY_HOLD = Pattern(r"[\[［{〇○◯●△×Ｘ]|[(（](?:insert|einf|ins|挿|插)|[Xx]{2}|\bX\b|X\s?%", re.IGNORECASE)
_PARTS = Pattern(r"\s*(?:[,/、،|;–—]|\s-\s|\band\b|\bund\b|\bet\b|\by\b|\be\b|および|和)\s*")
_COMMANDS = (
    "insert",
    "your",
    "add ",
    "today's date",
    "current date",
    "name of",
    "date of",
    "fill in",
    "specify",
    "tbd",
)
_FIGURES = Pattern(r"[Xx#?_.…]{1,6}")
_DASH = Pattern(r"\s*(?:[–—―:：]|-{1,2}(?=\s))\s*")
_EMPTY = Pattern(r"[\W_]*")
_WORD = Pattern(r"[^\W\d_]")
_LEAST_LETTERS = 8
_LONGEST_DATELINE = 100
_BULLET_MARK = Pattern(r"(?:[-*•]|[0-9]{1,2}[.)])\s+")
_PARTICLE = Pattern(r"\s*(?:(?:付けで?|に|の|에)[、，]?|[、，])")
_DATES = Pattern(
    r"date|datum|fecha|data\b|day|日付|日時|日期|年月日|날짜|дата|תאריך|تاريخ|petsa|月|年",
    re.IGNORECASE,
)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:the\s|your\s|der\s|die\s|la\s|le\s)?{pattern('placeholder').pattern}", re.IGNORECASE
    )


def _is_placeholder(found: re.Match[str]) -> bool:
    if not found["words"]:
        return True
    content = next(filter(None, (found[name] for name in ("square", "wide", "curly", "round")))).strip()
    if _FIGURES.fullmatch(content):
        return found["square"] is not None and content.strip(".…") != ""
    content = content.replace("_", " ")
    if content.lower().startswith(_COMMANDS):
        return True
    # An editor's own brackets in a quotation hold small letters: "we told [the company] so".
    if content[:1].islower() and not found["curly"] and _is_editors(content):
        return False
    parts = [part for part in _PARTS.split(content) if part]
    return bool(parts) and all(_whole().fullmatch(part) for part in parts)


def _is_editors(content: str) -> bool:
    if content in {"date", "dates"}:
        return False
    noun = content.lower().removeprefix("the ").removeprefix("our ")
    return noun == "data" or running("placeholder", ("en",)).fullmatch(noun) is not None


def mend_placeholders(text: str) -> tuple[str, tuple[str, ...]]:
    """Take placeholders out of a text, and with them each sentence that says nothing without them.

    A placeholder at an edge goes alone: in a dateline ("Tokyo, [Date] – ..."), in brackets, or a date with
    its preposition ("on [Current Date]"). Everywhere else the sentence has a hole in it, and goes.

    Args:
        text: Any text.

    Returns:
        The text without them, and what was removed: the sentence, or the placeholder where its sentence
        stays.
    """
    if not _MAY_HOLD.search(text):
        return text, ()
    kept: list[str] = []
    removed: list[str] = []
    for line in text.splitlines(keepends=True):
        if not any(_is_placeholder(found) for found in _CANDIDATE.finditer(line)):
            kept.append(line)
            continue
        mended, gone = _mended(line)
        removed += gone
        if not _EMPTY.fullmatch(mended):
            kept.append(mended)
    if not removed:
        return text, ()
    made = "".join(kept)
    return (made if text[:1].isspace() else made.lstrip()), tuple(removed)


def _mended(line: str) -> tuple[str, list[str]]:
    made: list[str] = []
    removed: list[str] = []
    at = 0
    for piece in segment(line, "und"):
        mark = _BULLET_MARK.match(line, piece.start, piece.end)
        begin = mark.end() if mark else piece.start
        sentence = line[begin : piece.end]
        holes = [found for found in _CANDIDATE.finditer(sentence) if _is_placeholder(found)]
        made.append(line[at:begin])
        at = piece.end
        if not holes:
            made.append(sentence)
            continue
        mended = _without(sentence, holes)
        removed.append(", ".join(found[0] for found in holes) if mended else sentence)
        made.append(mended)
    begin = len(line) - len(line.lstrip())
    return line[:begin] + "".join(made).strip() + line[len(line.rstrip()) :], removed


def _without(sentence: str, holes: list[re.Match[str]]) -> str:
    """The sentence without its holes, or nothing when it does not hold together without them."""
    # From the end, so that the places of the others stay what they were.
    for found in reversed(holes):
        cut = _dateline(sentence, found) or _bracketed(sentence, found) or _dated(sentence, found)
        if cut is None:
            return ""
        sentence = sentence[: cut[0]] + sentence[cut[1] :]
    rest = sentence.lstrip(" ,،、:–—―")
    sentence = rest[:1].upper() + rest[1:]
    return sentence if len(_WORD.findall(sentence)) >= _LEAST_LETTERS else ""


def _dateline(sentence: str, found: re.Match[str]) -> tuple[int, int] | None:
    """A hole before the dash of a dateline, with the comma that belongs to it."""
    dash = _DASH.search(sentence, found.end())
    if not dash or dash.start() > _LONGEST_DATELINE or found.start() > _LONGEST_DATELINE // 2:
        return None
    between = sentence[found.end() : dash.start()]
    if len(_WORD.findall(between)) > _LEAST_LETTERS * 2 or ". " in between:
        return None
    before = sentence[: found.start()].rstrip(" ,،、")
    behind = sentence[found.end() :]
    return len(before), found.end() + (0 if before else len(behind) - len(behind.lstrip(" ,،、")))


def _bracketed(sentence: str, found: re.Match[str]) -> tuple[int, int] | None:
    before, behind = sentence[: found.start()].rstrip(), sentence[found.end() :].lstrip()
    if found["round"] or (before[-1:] in "(（" and before and behind[:1] in ")）" and behind):
        start = found.start() if found["round"] else len(before) - 1
        end = found.end() if found["round"] else len(sentence) - len(behind) + 1
        return len(sentence[:start].rstrip()), end
    return None


def _dated(sentence: str, found: re.Match[str]) -> tuple[int, int] | None:
    """A missing date with its preposition or particle; the rest of the sentence stands without it."""
    if not _DATES.search(found[0]) or (found["words"] and _PARTS.search(found[0])):
        return None
    before, behind = sentence[: found.start()], sentence[found.end() :]
    particle = _PARTICLE.match(behind)
    if particle:
        return found.start(), found.end() + particle.end()
    words = list(pattern("before_a_date").finditer(before, max(0, len(before) - 20)))
    if words and not before[words[-1].end() :].strip():
        start = len(before[: words[-1].start()].rstrip())
        if before[:start].strip(" *_-"):
            return start, found.end()
        # At the head of a sentence only a comma shows that the rest stands by itself.
        comma = re.match(r"\s*[,،]\s*", behind)
        return (start, found.end() + comma.end()) if comma else None
    return None
