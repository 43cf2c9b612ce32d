"""Quotations of several sentences: each sentence is somebody's words, wherever the marks stand."""

from __future__ import annotations

import time

import pytest

import pressrewrite as pr
from pressrewrite.assembly import running_maker
from pressrewrite.grounding import apply_policy
from pressrewrite.grounding.spoken import running, spoken, spoken_in, spoken_whole, statements
from pressrewrite.models import DraftSentence
from pressrewrite.testing import Scripted
from pressrewrite.text import segment

BODY = (
    'The port reopened on Monday. "We have waited a long time for this day. The crews worked through the night. '
    'Nobody was hurt and every ship is safe," said harbour master Ann Lee. "It was hard. We did it together."\n\n'
    '"Trade suffered while the basin was closed," said the mayor, Bob Ray.'
)
RELEASE = pr.SourceItem(title="Port reopens", publisher="Port", body=BODY, language="en")

GERMAN = pr.SourceItem(
    title="Hafen öffnet",
    publisher="Hafen",
    body="„Wir haben lange auf diesen Tag gewartet. Die Mannschaften haben die Nacht durchgearbeitet“, sagte Eva Lang.",
    language="de",
)
JAPANESE = pr.SourceItem(
    title="港が再開",
    publisher="港湾局",
    body="港湾局の田中局長は「私たちはこの日を長く待っていました。作業員は夜を徹して働きました。」と述べた。",
    language="ja",
)


def quoted(text: str, item: pr.SourceItem) -> list[str]:
    """The words that were found to be no quotation of the release."""
    return [found.text.strip('"”“„') for found in pr.check(text, item).findings if found.kind == "quotation"]


@pytest.mark.parametrize(
    ("text", "item", "wrong"),
    [
        ('Lee said: "We have waited a long time for this day. The crews worked through the night."', RELEASE, []),
        (
            'Lee said: "We have waited a long time for this day. The crews worked through the storm."',
            RELEASE,
            ["The crews worked through the storm."],
        ),
        (
            '"We have waited a long time for this day. The crews left in the night. Nobody was hurt," Lee said.',
            RELEASE,
            ["The crews left in the night."],
        ),
        (
            '"We have waited a long time for this day. The crews worked through the storm," Lee said.',
            RELEASE,
            ["The crews worked through the storm,"],
        ),
        (
            "The mayor is glad. “We have waited a long time for this day.\n\n“The brave crews worked on all week,” he said.",
            RELEASE,
            ["The brave crews worked on all week,"],
        ),
        (
            "'We have waited a long time for this day. The crews worked through the storm,' Lee said. The ships' crews left.",
            RELEASE,
            ["The crews worked through the storm,'"],
        ),
        (
            "„Wir haben lange auf diesen Tag gewartet. Die Mannschaften haben den Tag durchgearbeitet“, sagte Lang.",
            GERMAN,
            ["Die Mannschaften haben den Tag durchgearbeitet"],
        ),
        (
            "田中局長は「私たちはこの日を長く待っていました。作業員は朝まで休まず働きました。」と述べた。",
            JAPANESE,
            ["作業員は朝まで休まず働きました。"],
        ),
    ],
)  # fmt: skip
def test_every_sentence_of_a_quotation_is_held_to_the_words(
    text: str, item: pr.SourceItem, wrong: list[str]
) -> None:
    """A changed word is found in the first, the middle and the last sentence, and over a paragraph's end."""
    found = quoted(text, item)
    assert len(found) == len(wrong)
    assert all(words in one for words, one in zip(wrong, found, strict=True))


def test_what_was_said_instead_stands_beside_it() -> None:
    """An editor sees the words of the release where it quotes somebody in that place."""
    text = 'Lee said: "We have waited a long time for this day. The crews worked through the storm."'
    (found,) = pr.check(text, RELEASE).findings
    assert found.source_says == "The crews worked through the night."
    (found,) = pr.check('Lee said: "I shall never set foot on any bridge again."', RELEASE).findings
    assert found.source_says is None


def test_what_stands_between_two_quotations_is_not_quoted() -> None:
    """The mark that closes one quotation opens nothing."""
    text = '"We have waited a long time for this day. The crews worked through the night," Lee said. The ships are fine. "It was hard. We did it together."'
    assert quoted(text, RELEASE) == []


def test_words_of_several_sentences_in_the_wrong_mouth_are_found() -> None:
    """The speaker stands beside the last sentence, the words before it are his as well."""
    text = '"We have waited a long time for this day. The crews worked through the night," said Bob Ray.'
    (found,) = [one for one in pr.check(text, RELEASE).findings if one.kind == "speaker"]
    assert (found.text, found.source_says) == ("Bob Ray", "harbour master Ann Lee")


def article_of(*sentences: str) -> pr.Article:
    """An article that a writer handed in sentence by sentence."""
    paragraph = {"sentences": [{"evidence": [], "text": text} for text in sentences]}
    draft = {
        "headline": {"evidence": [0], "text": "Port reopens"},
        "sections": [{"kind": "lead", "paragraphs": [paragraph]}],
        "quotations": [],
    }
    return pr.Rewriter(provider=Scripted([draft])).rewrite(RELEASE)


LATE = (
    "The port reopened on Monday.",
    'Lee said: "We have waited a long time for this day.',
    'The crews worked through the storm."',
)


def test_a_draft_is_read_by_paragraphs() -> None:
    """A writer's sentences are checked together where a quotation runs through them."""
    verdicts = [sentence.verdict for sentence in article_of(*LATE).sentences[1:]]
    assert verdicts == [pr.Verdict.SUPPORTED, pr.Verdict.PARTLY, pr.Verdict.CONTRADICTED]


def test_an_article_is_checked_again_as_it_was() -> None:
    """The same findings, whether the article was just made or is checked on its own."""
    report = pr.check(article_of(*LATE), RELEASE)
    assert [found.kind for found in report.findings] == ["quotation"]


def test_half_a_quotation_is_not_left_behind() -> None:
    """Where one sentence of a quotation is dropped, the rest would be a misquotation with an open mark."""
    article = apply_policy(article_of(*LATE), pr.Policy.DROP)
    assert [sentence.text for sentence in article.sentences] == [
        "Port reopens",
        "The port reopened on Monday.",
    ]
    assert [flag.detail.partition(":")[0] for flag in article.flags] == [
        "part of a quotation that was left out",
        "unsupported",
    ]


def test_a_streamed_sentence_is_known_to_be_quoted() -> None:
    """While an article is written the mark that opened a quotation is remembered until it closes."""
    make = running_maker(pr.Rewriter().brief(RELEASE)[0])
    texts = (*LATE, "The crews worked through the storm.")
    verdicts = [make(DraftSentence(text=text)).verdict for text in texts]
    assert verdicts[2] is pr.Verdict.CONTRADICTED
    assert verdicts[3] is pr.Verdict.NOT_CHECKABLE


def test_a_paragraph_of_a_speech_opens_anew() -> None:
    """A mark at the head of a sentence opens another paragraph, it does not close the one before."""
    _, before = running([], '"We have waited a long time for this day.', "en")
    here, before = running(before, '"The crews worked through the night.', "en")
    assert [marks.inner for marks in here.marks] == [(1, 36)]
    _, before = running(before, 'We did it together."', "en")
    assert before == []


@pytest.mark.parametrize("text", ["", "Nothing is quoted here.", "It is 6'2\" tall. So it is."])
def test_a_text_without_quotations_has_none(text: str) -> None:
    """Inches and feet open nothing."""
    parts = [(part.start, part.end) for part in segment(text, "en")]
    assert all(one.marks == () for one in spoken(text, parts, "en"))


def test_words_set_as_a_quotation_are_quoted_as_a_whole() -> None:
    """A quotation that stands by itself has no marks in its text."""
    assert spoken_whole("It was hard.").marks[0].inner == (0, 12)


def test_statements_are_the_sentences_of_one_quotation() -> None:
    """Every sentence is in one range, in order."""
    sentences = ['He said: "One.', "Two.", 'Three." Four.', "Five."]
    assert statements(sentences, "en") == [range(3), range(3, 4)]
    assert statements([], "en") == []
    assert [len(one.marks) for one in spoken_in(sentences, "en")] == [1, 1, 1, 0]


@pytest.mark.parametrize("unit", ['"A b c. ', "'a ", "'A b. C,' ", '"A b," said Ann Lee. ', "“", "‘a. "])
def test_hostile_quotations_end(unit: str) -> None:
    """Each sentence is shown its own quotations and no others, however many there are."""
    text = unit * (60_000 // len(unit))
    parts = [(part.start, part.end) for part in segment(text, "en")]
    begun = time.process_time()
    assert len(spoken(text, parts, "en")) == len(parts)
    assert time.process_time() - begun < 60


TWO = pr.SourceItem(
    title="Plant opens",
    publisher="Acme",
    body='Acme opened a plant in Leeds on Monday. It employs 40 people. "We are proud of this plant. It took four years '
    'and it was hard work," said Ann Lee, chief executive. "The town needed jobs, and now it has them," said Bob Stone, '
    "mayor.",
    language="en",
)


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee said: "We are proud of this plant." Bob Stone said: "The town needed jobs, and now it has them."',
        'Acme\'s boss, Ann Lee, said: "We are proud of this plant. It took four years and it was hard work."',
        '"We are proud of this plant," said Ann Lee. Bob Stone agreed. "The town needed jobs, and now it has them," he said.',
    ],
)
def test_who_speaks_in_the_next_sentence_said_something_else(text: str) -> None:
    """Two speakers in one paragraph keep their words apart."""
    assert pr.check(text, TWO).findings == ()


def quotation_of(text: str) -> pr.Verdict:
    """The verdict of a quotation that a writer handed in apart."""
    draft = {
        "headline": {"evidence": [0], "text": "Plant opens"},
        "sections": [
            {
                "kind": "lead",
                "paragraphs": [{"sentences": [{"evidence": [2], "text": "It employs 40 people."}]}],
            }
        ],
        "quotations": [{"pieces": [{"evidence": [2], "text": text}], "speaker": "Ann Lee"}],
    }
    article = pr.Rewriter(provider=Scripted([draft])).rewrite(TWO)
    return article.quotations[0].pieces[0].verdict


def test_what_the_release_tells_is_nobodys_speech() -> None:
    """Words of the story in somebody's mouth are not supported, however true they are."""
    assert quotation_of("We are proud of this plant.") is pr.Verdict.SUPPORTED
    assert quotation_of("It employs 40 people.") is pr.Verdict.NOT_CHECKABLE
    assert quotation_of("It employs 90 people.") is pr.Verdict.CONTRADICTED
    middle = pr.check(
        'Lee said: "We are proud of this plant. It employs 40 people. It took four years."', TWO
    ).sentences[1]
    assert middle.verdict is pr.Verdict.PARTLY


def test_a_mark_that_is_never_closed_hides_no_place() -> None:
    """Only words that stand between two marks of their own sentence are somebody's and not looked at."""
    item = pr.SourceItem(title="Plant", publisher="Acme", body="The plant stands in Berlin.", language="en")
    text = "Ann Lee sagte: „Wir sind stolz auf dieses Werk. Das Werk steht in Tokio und nicht in Paris."
    assert {found.text for found in pr.check(text, item, language="de").findings} >= {"Tokio", "Paris"}


def test_a_quotation_over_paragraphs_is_dropped_as_a_whole() -> None:
    """What was begun in one paragraph and fails in the next is left out in both."""
    first, second = '"We are proud of this plant.', '"We did it alone and nobody helped us," said Ann Lee.'
    paragraphs = [
        {"sentences": [{"evidence": [], "text": text}]} for text in ("It employs 40 people.", first, second)
    ]
    draft = {
        "headline": {"evidence": [0], "text": "Plant opens"},
        "sections": [{"kind": "lead", "paragraphs": paragraphs}],
    }
    article = apply_policy(pr.Rewriter(provider=Scripted([draft])).rewrite(TWO), pr.Policy.DROP)
    assert [sentence.text for sentence in article.sentences] == ["Plant opens", "It employs 40 people."]


def test_a_mark_that_is_never_closed_ends_in_a_stream() -> None:
    """Where nothing closes it, what follows is not taken for speech for ever."""
    _, before = running([], 'Lee said: "We are proud.', "en")
    for _ in range(30):
        _, before = running(before, "It goes on.", "en")
    assert running(before, "It goes on.", "en")[0].marks == ()


def test_an_office_alone_names_nobody() -> None:
    """The president of the same company may be the one whom the release names."""
    assert pr.check("同社の社長は「私たちはこの日を長く待っていました。」と述べた。", JAPANESE).findings == ()


def test_two_speakers_in_chinese() -> None:
    """Behind a full stop the next one begins to speak."""
    body = "总经理林岚说：“我们为这座工厂感到自豪。这是四年的辛苦工作。”市长王强说：“这座城市需要更多的就业机会。”"
    item = pr.SourceItem(title="工厂开业", publisher="公司", body=body, language="zh")
    assert pr.check("总经理林岚表示：“我们为这座工厂感到自豪。这是四年的辛苦工作。”", item).findings == ()
    (found,) = pr.check("市长王强表示：“我们为这座工厂感到自豪。这是四年的辛苦工作。”", item).findings
    assert (found.kind, found.source_says) == ("speaker", "总经理林岚")
