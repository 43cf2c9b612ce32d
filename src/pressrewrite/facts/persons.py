"""People in scripts without capital letters, where a title, an office or a form of address proves a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.facts.names import Name
from pressrewrite.facts.surnames import (
    CHINESE,
    JAPANESE,
    KOREAN,
    NO_ARABIC_NAME,
    NO_CHINESE_NAME,
    NO_CHINESE_SIGN,
    NO_HEBREW_NAME,
    NO_HINDI_NAME,
    NO_JAPANESE_NAME,
    NO_KOREAN_NAME,
    NO_URDU_NAME,
)
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

__all__ = ["find_persons", "one_nasal", "without_offices"]

_JAPANESE_OFFICES = (
    "代表取締役社長|代表取締役|最高経営責任者|理事長|委員長|本部長|副社長|副会長|館長|社長|会長|部長|課長|局長|長官|大臣|首相|知事"
    "|市長|町長|村長|区長|准教授|教授|所長|校長|園長|院長|学長|総裁|専務|常務|取締役|責任者|担当者|監督|選手|議員|研究員|報道官|広報官"
    "|大使|代表|館主|店長|工場長"
)
_CHINESE_OFFICES = (
    "首席执行官|首席執行官|总经理|總經理|董事长|董事長|总裁|總裁|秘书长|秘書長|负责人|負責人|发言人|發言人|创始人|創辦人|总监|總監"
    "|经理|經理|主席|主任|部长|部長|局长|局長|市长|市長|省长|省長|教授|博士|院长|院長|校长|校長|大使|总统|總統|总理|總理|所长|所長|站长|站長"
)
_KOREAN_OFFICES = (
    "대표이사|대표|사장|회장|장관|총리|대통령|시장|지사|교수|소장|원장|국장|위원장|의원|부장|팀장|이사장|총재"
    "|대변인|감독|박사|씨"
)


def _two(excluded: str, sign: str, shortest: int) -> str:
    """A pattern for two words of a script, none of them an excluded one; a name may begin as one of these."""
    word = rf"(?!(?:{excluded})(?!{sign})){sign}{{{shortest},14}}"
    return rf"{word}\s{word}"


_KANJI, _KANA, _HAN = r"[\u4e00-\u9fff々ヶ]", r"[ァ-ヺー]", r"[\u4e00-\u9fff]"
# What stands behind an office and is no name: "the president's statement", "the manager's office".
_NO_NAME_JA = (
    "発言|会見|記者|判断|研究|発表|説明|就任|交代|辞任|決定|見解|意向|方針|提案|指示|責任|時代|会議|会合|選挙|全員|一同|本人|談話|声明"
    "|報告|任期|立場|仕事|役割|経験|言葉|側近|家族|秘書|皆様|方々|多く|一部"
)
# What begins with a surname and is a firm, a place or a body: "Shimizu Construction", "Chiba City".
_NO_END_JA = "県市区社業校院党会省庁局案室店園設行鉄品機車券"
_NO_NAME_ZH = (
    "办公|辦公|会议|會議|代表|团队|團隊|助理|本人|.先生|.女士|.小姐|候选|候選|人选|人選"
    "|级|級|单位|職務|职务|们|的|在|和|与|及"
)
_A, _H, _D, _U = r"[\u0621-\u064a]", r"[\u05d0-\u05ea'׳]", r"[\u0900-\u097f]", r"[\u0600-\u06ff]"
_SAYS_JA = "述べ|話し|話す|語っ|語り|語る|説明し|コメント|強調し|明らかに"
_SAYS_ZH = "说|說|表示|称|稱|指出|认为|認為|强调|強調|介绍|介紹|透露|补充|補充|告诉|告訴"

# The group "proof" is what makes a name certain; without it the words may be something else.
_PATTERNS = {
    "ja": Pattern(
        rf"(?:{_JAPANESE_OFFICES})[の・、 \u3000](?P<name>(?!{_NO_NAME_JA}|{NO_JAPANESE_NAME})(?:"
        rf"(?P<surname>{JAPANESE})(?:(?!氏){_KANJI}|[ \u3000](?={_KANJI})){{0,4}}"
        rf"(?<={_KANJI}{{2}}|[ \u3000]{_KANJI})(?<![{_NO_END_JA}])(?<!工場|訪問|支持)"
        rf"|(?:(?!氏){_KANJI}){{2,5}}(?=氏)|{_KANA}{{2,10}}(?:[・･]{_KANA}{{2,10}})+))"
        rf"(?:(?=(?P<proof>氏|さん|[はがも][^。]{{0,80}}(?:{_SAYS_JA})))|(?=[はがも][^。]{{0,60}}「))"
    ),
    "zh": Pattern(
        rf"(?:{_CHINESE_OFFICES})(?P<name>(?!{_NO_NAME_ZH}|{NO_CHINESE_NAME})(?P<surname>{CHINESE})"
        rf"(?:(?![{NO_CHINESE_SIGN}]){_HAN}){{1,2}}?)(?:(?=(?P<proof>{_SAYS_ZH}))|(?=[，、（(：]))"
    ),
    "ko": Pattern(
        rf"(?<![가-힣])(?P<name>(?!{NO_KOREAN_NAME})[{KOREAN}][가-힣]{{2}}) (?:{_KOREAN_OFFICES})"
        r"(?=[은는이가도의,. ]|께서|에게|$)"
    ),
    "ar": Pattern(
        r"(?:الرئيس التنفيذي|الرئيسة التنفيذية|المدير العام|المديرة العامة|الأمين العام|الأمينة العامة"
        r"|المتحدث الرسمي|المتحدثة الرسمية|السيد|السيدة|الدكتور|الدكتورة|البروفيسور|المهندس|المهندسة)"
        rf"،?\s(?P<name>(?!ال){_two(NO_ARABIC_NAME, _A, 3)})"
        r"(?:(?=(?P<proof>\s(?:إن|أن|إنه|إنها)\s|:))|(?=\s(?:خلال|في)\s|[،.]))"
    ),
    "he": Pattern(
        r"(?:מנכ[״\"]לית|מנכ[״\"]ל|יו[״\"]ר|השר|השרה|ראש העיר|הדובר|הדוברת|ד[״\"]ר|פרופ[׳']|פרופסור)"
        rf",?\s(?P<name>{_two(NO_HEBREW_NAME, _H, 2)})"
        r"(?:(?=(?P<proof>\s(?:אמר|אמרה|הוסיף|הוסיפה|ציין|ציינה|מסר|מסרה)\s))|(?=,))"
    ),
    "hi": Pattern(
        rf"(?<!{_D})(?:श्री|श्रीमती|डॉ\.?|प्रोफेसर|मंत्री|निदेशक|अध्यक्ष|प्रधानमंत्री|राष्ट्रपति|मुख्यमंत्री|सीईओ|प्रवक्ता"
        r"|महानिदेशक)"
        rf"\s(?P<name>{_two(NO_HINDI_NAME, _D, 2)})"
        r"(?=(?P<proof>\sने(?:\s|$)))"
    ),
    "ur": Pattern(
        rf"(?<!{_U})(?:صدر|ڈاکٹر|پروفیسر|ترجمان|ڈائریکٹر|وزیراعظم|وزیر اعظم|وزیراعلیٰ|چیئرمین)"
        rf"\s(?P<name>{_two(NO_URDU_NAME, _U, 2)})(?=(?P<proof>\sنے\s))"
    ),
}
# "Mr" in Japanese, which goes with nothing but names.
_ADDRESS = "氏"
# A half nasal before a consonant, and the moon-dot.
_HALF_NASAL = Pattern("[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])|\u0901")
_CUTS = Pattern(r"[\s・･]+")
_OFFICES = Pattern(f"{_JAPANESE_OFFICES}|{_CHINESE_OFFICES}|{_KOREAN_OFFICES}|[の氏、・ ]|さん")


def find_persons(text: str, language: str) -> Iterator[Name]:
    """Find people that are named beside their office, in a script without capitals.

    Args:
        text: A sentence.
        language: Its base language; of one with capitals nobody is found here.

    Returns:
        The names; certain is none that may be another word, for want of a known surname or a verb of saying.

    Example:
        >>> [name.text for name in find_persons("社長の田中一郎は「嬉しい」と述べた。", "ja")]
        ['田中一郎']
    """
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        start, end = match.span("name")
        keys = tuple(part for part in _CUTS.split(match["name"]) if part)
        yield Name(start=start, end=end, text=match["name"], keys=keys, certain=_is_certain(match))


def one_nasal(word: str) -> str:
    """Spell the nasal before a consonant in the one of the two Hindi ways that has a dot for it.

    Example:
        >>> one_nasal("नरेन्द्र") == one_nasal("नरेंद्र")
        True
    """
    return _HALF_NASAL.sub("\u0902", word)


def _is_certain(match: Match[str]) -> bool:
    """Whether an office, a verb of saying and a known surname, or a form of address, leave no doubt."""
    found = match.groupdict()
    proof = found.get("proof")
    if proof is None:
        return False
    return "surname" not in found or found["surname"] is not None or proof == _ADDRESS


def without_offices(who: str) -> str:
    """Leave of the words for a speaker in Chinese, Japanese or Korean what names him.

    Args:
        who: Such as "社長の田中一郎".

    Example:
        >>> without_offices("社長の田中一郎"), without_offices("田中社長")
        ('田中一郎', '田中')
    """
    return _OFFICES.sub("", who)
