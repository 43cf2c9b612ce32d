"""Measures the checks on labelled data: what is found, where they are silent, and how well the score ranks.

Every function takes the folder of the data and gives figures by name; nothing here knows a row by its id. The rows
in `own` were written for this project and ship with it; everything else is measured where the shared data is.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.core import Locale

import pressrewrite as pr
from pressrewrite.facts import find_places, find_words
from pressrewrite.grounding import check
from pressrewrite.text import base_language, segment

OWN = Path(__file__).parent / "own"

ENGLISH = (
    "ragtruth_summary",
    "faithbench",
    "cliff",
    "entfa",
    "bump",
    "summedits_ectsum",
    "summedits_news",
    "summedits_sales_email",
)


def rows(path: Path) -> list[dict[str, Any]]:
    """Read one file of rows."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def item(text: str, language: str = "en", title: str = "Release") -> pr.SourceItem:
    """Make a release of a source text."""
    return pr.SourceItem(title=title, publisher="Publisher", body=text, language=language)


def own(folder: Path = OWN) -> tuple[dict[str, float], list[dict[str, Any]]]:
    """Our own rows: planted errors found, and silence on what only looks different; and the rows that fail."""
    right: dict[str, list[bool]] = defaultdict(list)
    failing = []
    for path in sorted(folder.glob("*.jsonl")):
        for row in rows(path):
            release = pr.SourceItem(
                title=row["title"],
                publisher="Publisher",
                body=row["source"] or None,
                language=row["source_language"],
            )
            report = check(row["text"], release, language=row["language"])
            fits = bool(report.findings) == bool(row["label"])
            right["own.found" if row["label"] else "own.silent"].append(fits)
            if not fits:
                failing.append({**row, "findings": [(f.kind, f.text) for f in report.findings]})
    return {name: sum(all_of_it) / len(all_of_it) for name, all_of_it in right.items()}, failing


def planted(folder: Path, *, most: int = 10**9, failures: int = 0) -> dict[str, float]:
    """Planted errors found, and silence on sentences that only look different."""
    releases = {row["group"]: row["source"] for row in rows(folder / "press_releases_insciout.jsonl.gz")}
    hits: dict[str, list[bool]] = defaultdict(list)
    shown: dict[str, int] = defaultdict(int)
    for row in rows(folder / "planted_errors.jsonl.gz")[:most]:
        report = check(row["sent"], item(releases[row["group"]]))
        found = bool(report.findings)
        right = found == bool(row["label"])
        hits[row["kind"]].append(right)
        if not right and shown[row["kind"]] < failures:
            shown[row["kind"]] += 1
            print(
                "   ",
                row["kind"],
                "|",
                row["sent"],
                "|",
                row["orig"] if row["label"] else "",
                "|",
                [(f.kind, f.text, f.source_says) for f in report.findings],
            )
    return {f"planted.{kind}": sum(right) / len(right) for kind, right in hits.items()}


_DIGIT = re.compile(r"\d")


def _changed(text: str, rng: random.Random) -> str | None:
    places = [m.start() for m in _DIGIT.finditer(text)]
    if not places:
        return None
    at = rng.choice(places)
    old = text[at]
    base = ord(old) - int(old)
    new = chr(base + rng.choice([d for d in range(1, 10) if d != int(old)]))
    return text[:at] + new + text[at + 1 :]


def across(folder: Path, *, failures: int = 0) -> dict[str, float]:
    """One digit changed in a translation, against the English sentence."""
    figures: dict[str, float] = {}
    for language in ("ar", "ja", "de"):
        rng = random.Random(7)
        alarms, found, total, changed = 0, 0, 0, 0
        left = failures
        for row in rows(folder / "ntrex_crosslingual.jsonl.gz"):
            if not _DIGIT.search(row[language]) or not _DIGIT.search(row["en"]):
                continue
            source = item(row["en"], "en", title="News")
            report = check(row[language], source, language=language)
            total += 1
            if report.findings:
                alarms += 1
                if left > 0:
                    left -= 1
                    print(
                        "    alarm",
                        language,
                        row[language],
                        "|",
                        row["en"],
                        "|",
                        [(f.kind, f.text, f.source_says) for f in report.findings],
                    )
            altered = _changed(row[language], rng)
            if altered and not report.findings:
                changed += 1
                again = check(altered, source, language=language)
                if again.findings:
                    found += 1
                elif left > 0:
                    left -= 1
                    print("    missed", language, altered, "|", row["en"])
        figures[f"across.{language}.found"] = found / max(1, changed)
        figures[f"across.{language}.silent"] = 1 - alarms / max(1, total)
    return figures


_ANCHOR = re.compile(r"[A-Za-z]{4,}|\d+(?:[.,]\d+)*|[^\W\d_]{9,}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
_MOST_TIMES = 5
# A sign of Chinese, Japanese or Korean stands for two letters and more.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SKIPPED = 0.35


def _length(text: str) -> float:
    """How long a text is, in letters of an alphabet."""
    return len(text) + 1.2 * len(_DENSE.findall(text))


def _alike(one: str, other: str) -> float:
    """How likely two paragraphs are a pair: the Latin words and figures they share, and their length."""
    addresses = [set(_ADDRESS.findall(text)) for text in (one, other)]
    if all(addresses) and addresses[0].isdisjoint(addresses[1]):
        return 0.0  # the contacts of two countries
    lengths = sorted(map(_length, (one, other)))
    if lengths[1] > _MOST_TIMES * lengths[0]:
        return 0.0  # a heading and the paragraph below it
    mine, theirs = (set(map(str.lower, _ANCHOR.findall(text))) for text in (one, other))
    shared = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
    return shared + lengths[0] / max(lengths[1], 1) / 2


def aligned(paragraphs: list[str], english: list[str]) -> list[tuple[str, str]]:
    """Pair the paragraphs of a translation with those it was made from; one without a partner is left out.

    Translations of a release leave out or add a heading or a contact: the same place in the list is no proof.
    """
    best = [[0.0] * (len(english) + 1) for _ in range(len(paragraphs) + 1)]
    for i, mine in enumerate(paragraphs, 1):
        for j, theirs in enumerate(english, 1):
            best[i][j] = max(
                best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + _alike(mine, theirs) - _SKIPPED
            )
    pairs, i, j = [], len(paragraphs), len(english)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if _alike(paragraphs[i], english[j]) > 2 * _SKIPPED:
                pairs.append((paragraphs[i], english[j]))
    return pairs[::-1]


def parallel(data: Path, *, failures: int = 0) -> dict[str, float]:
    """Paragraphs of translated releases against their English paragraphs: silence by language."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in rows(data / "parallel_releases.jsonl"):
        groups[row["group"]][row["language"]] = row["paragraphs"]
    silent: dict[str, list[bool]] = defaultdict(list)
    for by_language in groups.values():
        english = by_language.get("en")
        if english is None:
            continue
        for language, paragraphs in by_language.items():
            if language == "en":
                continue
            left = failures
            for mine, theirs in aligned(paragraphs, english):
                report = check(mine, item(theirs, "en"), language=language)
                silent[language].append(not report.findings)
                if report.findings and left > 0:
                    left -= 1
                    print(
                        "    parallel",
                        language,
                        [(f.kind, f.text, f.source_says) for f in report.findings],
                        mine[:150],
                        "|",
                        theirs[:150],
                    )
    return {f"parallel.{language}": sum(right) / len(right) for language, right in sorted(silent.items())}


_FEWEST_PLACES = 10
_SHORTENED = frozenset({"US", "GB", "EU", "UN"})
# So many other places are tried where one stands.
_OTHERS = 5
# Names of the same place that an English article uses one for the other.
_SAME_PLACE = (
    ("US", "U.S.", "USA", "United States", "United States of America", "America"),
    ("UK", "U.K.", "United Kingdom", "Britain"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
)


_NO_COUNTRY = frozenset({"EZ", "QO", "XA", "XB", "ZZ"})


@cache
def known_places(language: str) -> dict[str, dict[str, str]]:
    """Names of countries and of cities after CLDR in one language, by code and by zone."""
    base = base_language(language)
    locale = Locale.parse(base)
    countries = {
        str(code): str(name)
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
    cities: dict[str, str] = {}
    for zone in dict(Locale.parse("de").time_zones):
        area, _, city = zone.rpartition("/")
        if not area or area == "Etc" or "/" in area:
            continue
        told: Any = locale.time_zones.get(zone, {})
        name = told.get("city") or (city.replace("_", " ") if base == "en" else None)
        if name:
            cities[zone] = str(name)
    return {"country": countries, "city": cities}


def place_rows(data: Path) -> Iterator[tuple[str, str, str]]:
    """Sentences of releases as language, sentence and the text of the whole release."""
    faithfulness = data / "faithfulness"
    releases = {
        row["group"]: row["source"] for row in rows(faithfulness / "press_releases_insciout.jsonl.gz")
    }
    for row in rows(faithfulness / "planted_errors.jsonl.gz"):
        if row["kind"] == "verbatim":
            yield "en", row["sent"], releases[row["group"]]
    for row in rows(data / "releases.jsonl"):
        if row["language"] != "en":
            for part in segment(row["body"], row["language"]):
                yield row["language"], row["body"][part.start : part.end], row["body"]
    for row in rows(data / "parallel_releases.jsonl"):
        if row["language"] != "en":
            whole = "\n\n".join(row["paragraphs"])
            for part in segment(whole, row["language"]):
                yield row["language"], whole[part.start : part.end], whole


def _places_of(sentence: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence writes a place as CLDR does, and not as a piece of a longer name; and of which kind."""
    known = known_places(language)
    for place in find_places(sentence, find_words(sentence), language):
        if _PIECE_BEFORE.search(sentence[: place.start]) or _PIECE_AFTER.match(sentence[place.end :]):
            continue
        for kind, names in known.items():
            if place.text in names.values() or (kind == "country" and _other_names(place.text)):
                yield place.start, place.end, kind
                break


# "Arthritis Research UK", "US $10", スペイン語 and ブラジル人 are other things than the place in them.
_PIECE_BEFORE = re.compile(r"(?:[^\W\d_a-zß-ÿ]\w*|&|-|\w-)\s?$(?<![\u3040-\u9fff\uac00-\ud7af\u0e00-\u0e7f])")
_PIECE_AFTER = re.compile(r"\s?(?:[A-ZÀ-Þ]|[$€£¥]|[-’']\w)|[語人语\u30a1-\u30fa]|\.")


def places(data: Path, *, failures: int = 0) -> dict[str, float]:
    """A place changed for another of its kind, by language; and silence on other names of the same place."""
    found: dict[str, list[bool]] = defaultdict(list)
    silent: list[bool] = []
    rng = random.Random(11)
    for language, sentence, whole in place_rows(data):
        folded = whole.lower()
        for start, end, kind in _places_of(sentence, language):
            others = sorted(
                {
                    name
                    for code, name in known_places(language)[kind].items()
                    # Inflected, the same name ends otherwise; and some are abbreviated in every language.
                    if name.lower()[: max(4, len(name) - 2)] not in folded
                    and known_places("en")[kind].get(code, "\n").lower() not in folded
                    and code not in _SHORTENED
                }
            )
            base = base_language(language)
            for other in rng.sample(others, _OTHERS):
                hit = _is_found(sentence, (start, end), other, whole, language, base, failures)
                found[base].append(hit)
            # Inside a quotation another name would be another word than the one that was said.
            if base == "en" and not re.search(r"[\"“”]", sentence):
                silent.extend(
                    not _is_found(sentence, (start, end), name, whole, language, "alias", -failures)
                    for name in _other_names(sentence[start:end])
                )
    figures = {
        "planted.place_changed" if base == "en" else f"places.{base}": sum(hits) / len(hits)
        for base, hits in found.items()
        if len(hits) >= _FEWEST_PLACES
    }
    return {**figures, "planted.place_alias": sum(silent) / len(silent)}


def _is_found(
    sentence: str, at: tuple[int, int], name: str, whole: str, language: str, what: str, failures: int
) -> bool:
    """Whether a finding touches a place that was changed; shows misses, or hits where `failures` is negative."""
    before, after = sentence[: at[0]], sentence[at[1] :]
    if name in {"America", "Britain"}:
        before = re.sub(r"\bthe $", "", before, flags=re.IGNORECASE)
    elif (
        sentence[at[0] : at[1]] in {"America", "Britain"}
        and not re.search(r"\bthe $", before)
        and what == "alias"
    ):
        before += "the "
    report = check(before + name + after, item(whole, language), language=language)
    start, end = len(before), len(before) + len(name)
    hit = any(f.start < end and start < f.end for f in report.findings)
    if (failures > 0 and not hit) or (failures < 0 and hit):
        print("   ", what, name, "for", sentence[at[0] : at[1]], "|", before[-60:] + name + after[:60])
    return hit


def _other_names(name: str) -> list[str]:
    return [other for same in _SAME_PLACE if name in same for other in same if other != name]


LANGUAGES = ("ar", "de", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh")


def place_names(*, failures: int = 0) -> dict[str, float]:
    """A place in another language's form of its name, against an English release that names it."""
    silent: list[bool] = []
    for language in LANGUAGES:
        for kind, english in known_places("en").items():
            names = known_places(language)[kind]
            for code in sorted(names.keys() & english.keys()):
                source = item(f"The office in {english[code]} opened on Monday. It is closed on Sundays.")
                report = check(names[code], source, language=language)
                silent.append(not report.findings)
                if report.findings and failures > 0:
                    print("    name", language, names[code], english[code])
    return {"places.other_language": sum(silent) / len(silent)}


def auroc(scores: list[float], labels: list[int]) -> float:
    """How often a row with label 1 scores lower than one with label 0; ties count half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks = [0.0] * len(scores)
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and scores[order[end + 1]] == scores[order[at]]:
            end += 1
        for k in range(at, end + 1):
            ranks[order[k]] = (at + end) / 2 + 1
        at = end + 1
    bad = [rank for rank, label in zip(ranks, labels, strict=True) if label]
    good = len(labels) - len(bad)
    return 1 - (sum(bad) - len(bad) * (len(bad) + 1) / 2) / (len(bad) * good) if bad and good else 0.5


def responses(folder: Path, names: tuple[str, ...] = ENGLISH) -> dict[str, float]:
    """How well the score of a whole answer ranks, by data set; and within the minimal pairs of BUMP."""
    figures: dict[str, float] = {}
    for name in names:
        scores, labels = [], []
        pairs: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
        sentence_scores: list[float] = []
        sentence_labels: list[int] = []
        for row in rows(folder / f"{name}.jsonl.gz"):
            language = row.get("lang", "en")
            report = check(row["text"], item(row["source"], language), language=language)
            scores.append(report.score)
            labels.append(row["label"])
            if "pair" in row:
                pairs[row["pair"]][row["label"]].append(report.score)
            for given in row.get("sentences", ()):
                inside = [
                    s.score for s in report.sentences if s.start < given["end"] and given["start"] < s.end
                ]
                sentence_scores.append(min(inside, default=0.5))
                sentence_labels.append(given["label"])
        figures[f"{name}.auroc"] = auroc(scores, labels)
        if sentence_labels:
            figures[f"{name}.sentence_auroc"] = auroc(sentence_scores, sentence_labels)
        if pairs:
            won = [
                (good > bad) + 0.5 * (good == bad)
                for both in pairs.values()
                for good in both.get(0, [])
                for bad in both.get(1, [])
            ]
            figures[f"{name}.pairs"] = sum(won) / len(won)
        figures[f"{name}.balanced"] = max(
            balanced([s <= cut for s in scores], labels) for cut in sorted(set(scores))
        )
        figures[f"{name}.at_half"] = balanced([s < HALF for s in scores], labels)
    return figures


HALF = 0.5


def balanced(flagged: list[bool], labels: list[int]) -> float:
    """The mean of the share of bad rows that are flagged and the share of good rows that are not."""
    bad = [flag for flag, label in zip(flagged, labels, strict=True) if label]
    good = [not flag for flag, label in zip(flagged, labels, strict=True) if not label]
    return (sum(bad) / max(1, len(bad)) + sum(good) / max(1, len(good))) / 2
