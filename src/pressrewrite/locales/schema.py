"""What a locale file must hold, key by key.

The fields of these models are the keys of the TOML tables: none may be missing and none may be added.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from pressrewrite.locales.templates import holds

__all__ = [
    "Attribution",
    "Deixis",
    "Disclaimer",
    "Disclosure",
    "Gloss",
    "Labels",
    "Locale",
    "Notice",
    "Prompt",
    "Quotes",
    "Repair",
]

Text: TypeAlias = Annotated[str, holds()]
Phrases: TypeAlias = Annotated[tuple[Text, ...], Field(min_length=1)]
Contexts: TypeAlias = tuple[Text, ...]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Labels(_Table):
    """The words above, beside and between the parts of an article."""

    key_points: Text
    quotations: Text
    background: Text
    details: Text
    facts: Text
    who: Text
    where: Text
    when: Text
    figures: Text
    notes: Text
    source: Text
    evidence: Text
    disclosure: Text
    original_title: Text
    published: Text
    read_original: Text
    prompt: Text
    no_prompt: Text
    licence: Text
    contents_by: Text
    untitled_speaker: Text
    verdict_supported: Text
    verdict_partly: Text
    verdict_unsupported: Text
    verdict_contradicted: Text
    verdict_not_checkable: Text
    list_separator: Annotated[str, Field(min_length=1)]


class Quotes(_Table):
    """The quotation marks of a language, with the space that belongs to them."""

    open: Text
    close: Text
    inner_open: Text
    inner_close: Text


class Disclosure(_Table):
    """The sentences that tell a reader how an article was made and what was checked."""

    made_without_model: Text
    made_without_model_judged: Text
    made_with_model: Annotated[str, holds("model")]
    made_by_unknown: Text
    given_title: Text
    given_summary: Text
    given_full: Text
    checked_verbatim: Annotated[str, holds("supported", "total")]
    judged: Annotated[str, holds("judge", "count")]
    unchecked: Annotated[str, holds("count")]
    background: Annotated[str, holds("count")]
    notice_only: Text
    source: Annotated[str, holds("publisher", "title")]
    source_time: Annotated[str, holds("date")]
    source_address: Annotated[str, holds("url")]
    reviewed: Annotated[str, holds("reviewer", "date")]
    not_reviewed: Text


class Notice(_Table):
    """The sentences of the short notice that is written when little more than a title is known."""

    published: Annotated[str, holds("publisher", "date", "title")]
    published_undated: Annotated[str, holds("publisher", "title")]
    read_at: Annotated[str, holds("url")]
    text_unavailable: Text
    summary_only: Text


class Attribution(_Table):
    """The lines that say whose release an article is based on, and under which licence it stands."""

    line: Annotated[str, holds("publisher")]
    licence: Annotated[str, holds("licence")]


class Disclaimer(_Table):
    """The reminder that a release speaks for the one who published it."""

    text: Text


class Gloss(_Table):
    """How a date is set beside a phrase such as "today"."""

    inline: Annotated[str, holds("phrase", "date")]
    week: Annotated[str, holds("date")]


class Deixis(_Table):
    """The phrases whose date depends on when the release was published, as they stand in running text.

    Only phrases that can hardly mean anything else are listed; `pressrewrite.locales.find_deixis` reads them.
    A space stands for any white space, `'` also for `’`, and case does not matter.

    Attributes:
        words_are_spaced: Whether words are separated, so that a phrase must not be a piece of a longer word.
        endings: What may be written onto a phrase without changing it, such as Korean particles.
        not_followed_by: What takes the meaning away when it comes next: "today" is a time, "today's" is not.
        not_preceded_by: The same for what comes before: "last year" is a year, "the last year" is not.
        idioms: Longer phrases in which a listed one means something else: "the leaders of tomorrow". Where
            words are not spaced, also words whose end looks like the start of one: 日本 in 日本年金.
    """

    today: Phrases
    tonight: Phrases
    yesterday: Phrases
    tomorrow: Phrases
    this_week: Phrases
    last_week: Phrases
    next_week: Phrases
    this_month: Phrases
    last_month: Phrases
    next_month: Phrases
    this_year: Phrases
    last_year: Phrases
    next_year: Phrases
    words_are_spaced: bool
    endings: Contexts
    not_followed_by: Contexts
    not_preceded_by: Contexts
    idioms: Contexts


class Prompt(_Table):
    """What a language model is told, in the language of the file."""

    role: Text
    rules: Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
    language_rule: Annotated[str, holds("language")]
    length_rule: Annotated[str, holds("words")]
    task_news_article: Text
    task_title_only: Text
    data_begin: Annotated[str, holds("marker")]
    data_end: Annotated[str, holds("marker")]
    title_label: Text
    publisher_label: Text
    published_label: Text
    url_label: Text
    sentences_label: Text
    background_rule: Annotated[str, holds("kind")]
    task_explainer: Text
    task_three_sentences: Text
    task_key_points: Annotated[str, holds("count")]
    task_translation: Annotated[str, holds("numbers")]
    classic: Annotated[str, holds("language")]
    level_easy: Text
    level_expert: Text
    audience_rule: Annotated[str, holds("audience")]
    spelling_rule: Annotated[str, holds("variant")]
    numbers_digits: Text
    numbers_words: Text
    honorifics_keep: Text
    honorifics_omit: Text
    banned_rule: Annotated[str, holds("words")]
    headline_rule: Annotated[str, holds("count")]
    text_label: Text


class Repair(_Table):
    """What a language model is told when sentences of its article are not supported."""

    task: Text
    sentence_label: Annotated[str, holds("number", "text")]
    missing_label: Annotated[str, holds("text")]
    says_label: Annotated[str, holds("text")]


class Locale(_Table):
    """All that the library says in one language.

    Attributes:
        tag: The language of this text, such as `"pt"`; it differs from the tag asked for after a fallback.
        labels: Headings and labels.
        quotes: Quotation marks.
        disclosure: How an article was made.
        notice: The short notice.
        attribution: Whose release it is.
        disclaimer: Whose view it is.
        gloss: How a date is set beside a phrase.
        deixis: Phrases such as "today".
        prompt: What a language model is told.
        repair: What it is told when sentences are not supported.
    """

    tag: str
    labels: Labels
    quotes: Quotes
    disclosure: Disclosure
    notice: Notice
    attribution: Attribution
    disclaimer: Disclaimer
    gloss: Gloss
    deixis: Deixis
    prompt: Prompt
    repair: Repair
