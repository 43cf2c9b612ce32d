"""What stands below the article: offers, counters of views, the foot of the page and the prompt itself."""

from __future__ import annotations

import re

from pressrewrite.drafts.phrases import holds, pattern
from pressrewrite.text import segment
from pressrewrite.text.pattern import Pattern

_NEAR_THE_END = 240
__all__ = ["may_close_with_offers", "strip_closing", "strip_counter", "strip_foot"]

_RULE = Pattern(r"[\s*_=~-]*")
_BULLET = Pattern(r"\s*(?:[-*•+]|[0-9]{1,2}[.)])\s")
_CONTACT = Pattern(r"@|://|www\.|[0-9][0-9() .-]{5,}[0-9]")
_ALONE = Pattern(r"[\s(\[（【*_]*[0-9０-９][0-9０-９.,\u00a0 ]{0,9}[\s)\]）】*_]*")
_QUOTE_MARKS = "\"'“”‘’「『„«» *_>()（）[]-–—"
_LAST_LINES, _LONGEST_LINE, _LONGEST_TAIL = 8, 1500, 90
_LONGEST_FOOT_LINE, _MOST_FOOT = 300, 4000
_SHORTEST_FOOT_SHARE = 4
_VERB_LAST = Pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTATION = Pattern('[「」『』“”"]')
_LONGEST_OFFER, _NEAR_START, _NEAR_END = 160, 12, 24


def strip_foot(text: str) -> tuple[str, str]:
    """Take away the foot of a page that a machine filled, and the prompt that was leaked.

    A line that says who "delivered the news", or that a model was asked "the following question", begins the
    foot, which runs to the end. An instruction to a model alone ("please write a detailed article") counts in
    the first line and in the last ones.

    Args:
        text: Any text.

    Returns:
        The text without it, and the removed words.
    """
    lines = text.splitlines(keepends=True)
    at = 0
    ahead = next((number for number, line in enumerate(lines) if line.strip()), 0)
    for number, line in enumerate(lines):
        if number > ahead and len(line) <= _LONGEST_FOOT_LINE and _begins_foot(line, text, at):
            number = _with_byline(lines, number)  # noqa: PLW2901 - the foot may begin a line higher
            head = "".join(lines[:number])
            return head.rstrip() + _end_of(lines[number - 1]), text[len(head) :].strip()
        at += len(line)
    return _strip_prompt(lines, text, ahead)


def _end_of(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _begins_foot(line: str, text: str, at: int) -> bool:
    content = line.strip(_QUOTE_MARKS + "\r\n")
    if pattern("delivered").match(content):
        return True
    left = len(text) - at
    if not pattern("question").search(content) or (
        left > _MOST_FOOT and left * _SHORTEST_FOOT_SHARE > len(text)
    ):
        return False
    return bool(pattern("machine").search(content))


def _with_byline(lines: list[str], number: int) -> int:
    """Where a foot begins when the line above it names the machine, too ("The AI wrote this for you.")."""
    above = number - 1
    while above > 1 and not lines[above].strip():
        above -= 1
    line = lines[above].strip()
    return above if above > 0 and len(line) <= _LONGEST_TAIL and pattern("byline").search(line) else number


def _strip_prompt(lines: list[str], text: str, ahead: int) -> tuple[str, str]:
    """The text without a prompt that is echoed above the article or stands at its foot."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:  # noqa: PLR2004 - a single line may be all there is
        return text, ""
    if _instructs(lines[ahead]):
        return "".join(lines[ahead + 1 :]).lstrip(), lines[ahead].strip()
    for number in filled[:-4:-1]:
        if number > ahead and _instructs(lines[number]):
            gone = "".join(lines[number:])
            return "".join(lines[:number]).rstrip() + _end_of(lines[number - 1]), gone.strip()
    return text, ""


def _instructs(line: str) -> bool:
    content = line.strip()
    return len(content) <= _LONGEST_LINE and bool(pattern("instruction").search(content))


def strip_counter(text: str) -> tuple[str, str]:
    """Take away a last line that only counts: views of a page, words of an answer.

    Args:
        text: Any text.

    Returns:
        The text without it, and the counter; a lone figure under other figures is a table and stays.
    """
    lines = text.splitlines(keepends=True)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:  # noqa: PLR2004 - the counter needs something above it
        return text, ""
    last, above = lines[filled[-1]], lines[filled[-2]]
    if not _counts(last) or _ALONE.fullmatch(above.strip()):
        return text, ""
    return "".join(lines[: filled[-2] + 1]).rstrip("\r\n") + _end_of(above), last.strip()


def _counts(line: str) -> bool:
    content = line.strip()
    if len(content) > _LONGEST_TAIL // 2 or not re.search("[0-9０-９]", content):
        return False
    if _ALONE.fullmatch(content):
        return True
    words = pattern("counter").sub(" ", content)
    return words != content and not re.search(r"[^\W\d_]", words)


def may_close_with_offers(text: str) -> bool:
    """Say quickly whether `strip_closing` could find anything in a text."""
    return holds(text, "closing", since=max(0, len(text) - _NEAR_THE_END))


def strip_closing(text: str) -> tuple[str, tuple[str, ...]]:
    """Take away the last lines and sentences in which the writer makes offers to the one who asked.

    Args:
        text: Any text, without counter and foot.

    Returns:
        The text without them, and the removed words. A sentence with an address or a telephone number is a
        contact and stays.
    """
    lines = text.splitlines(keepends=True)
    filled = [number for number, line in enumerate(lines) if line.strip()][-_LAST_LINES:]
    cut: tuple[int, int] | None = None
    passed_bullets = False
    for number in reversed(filled):
        line = lines[number]
        begin = _offer(line)
        if begin is None and (_BULLET.match(line) or not _RULE.sub("", line, 1)):
            passed_bullets = passed_bullets or bool(_BULLET.match(line))
            continue
        if begin is None:
            break
        # Bullets belong to an offer only when it announces them.
        if passed_bullets and line.rstrip(" *_\r\n")[-1:] not in {":", "：", "?", "？"}:
            break
        cut, passed_bullets = (number, begin), False
        if line[:begin].strip(" *_>-"):
            break
    if cut is None:
        return text, ()
    number, begin = cut
    gone = lines[number][begin:] + "".join(lines[number + 1 :])
    return _trimmed(lines[:number], lines[number][:begin]), (gone.strip(),)


def _trimmed(before: list[str], rest: str) -> str:
    if rest.strip(" *_>-"):
        return "".join(before) + rest.rstrip()
    end = len(before)
    while end and (not before[end - 1].strip() or not _RULE.sub("", before[end - 1], 1)):
        end -= 1
    return "".join(before[:end])


def _offer(line: str) -> int | None:
    """Where in a line the offers begin, or None."""
    if len(line) > _LONGEST_LINE * 4:
        return None
    for piece in segment(line, "und"):
        sentence = line[piece.start : piece.end]
        bare = sentence.lstrip(" *_>(（[-–—¿¡")
        if not _opens_offer(bare) or _CONTACT.search(line, piece.start):
            continue
        rest = line[piece.end :].strip()
        if len(rest) <= _LONGEST_TAIL or _opens_offer(rest.lstrip(" *_>")):
            return piece.start if piece.start > len(line) - len(line.lstrip(" *_>(（[-–—")) else 0
    return None


def _opens_offer(sentence: str) -> bool:
    found = pattern("closing").search(sentence, 0, _LONGEST_OFFER)
    if not found:
        return False
    # Where the verb stands last, the telling words do too; within quotation marks somebody else says them.
    if _VERB_LAST.match(found[0]):
        near = found.start() == 0 or len(sentence) - found.end() <= _NEAR_END
        return near and not _QUOTATION.search(sentence)
    return found.start() <= _NEAR_START
