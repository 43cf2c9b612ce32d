"""What each language needs: labels, disclosure, prompts, quotation marks, dates, words like "today".

One TOML file a language stands in `data/`. It is read when it is first asked for, and checked whole, so a
forgotten key or a misspelt placeholder is an error of the file and never a gap in front of a reader.
"""

from pressrewrite.locales.catalog import available, has_locale, locale
from pressrewrite.locales.dates import format_date, format_moment, format_month, format_span
from pressrewrite.locales.deixis import DeicticPhrase, find_deixis
from pressrewrite.locales.schema import Locale
from pressrewrite.locales.templates import fill

__all__ = [
    "DeicticPhrase",
    "Locale",
    "available",
    "fill",
    "find_deixis",
    "format_date",
    "format_moment",
    "format_month",
    "format_span",
    "has_locale",
    "locale",
]
