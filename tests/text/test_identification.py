"""The language of a text, from one line to megabytes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import canonical_tag, identify

SHARED = Path(__file__).parents[2].parent / "shared" / "data"

LINES = [
    ("en", "The government announced that it will invest in new schools."),
    ("de", "Die Regierung hat angekündigt, dass sie in neue Schulen investieren wird."),
    ("fr", "Le gouvernement a annoncé qu'il va investir dans les écoles."),
    ("es", "El gobierno ha anunciado que va a invertir en las escuelas del país."),
    ("pt", "O governo anunciou que vai investir em novas escolas e não só na cidade."),
    ("it", "Il governo ha annunciato che investirà nelle scuole di tutto il paese."),
    ("nl", "De regering heeft aangekondigd dat zij in nieuwe scholen zal investeren."),
    ("sv", "Regeringen har meddelat att den ska investera i nya skolor och inte bara i vägar."),
    ("da", "Regeringen har meddelt, at den vil investere i nye skoler efter blot et år."),
    ("no", "Regjeringen har opplyst at den vil investere i nye skoler, sier hun nå."),
    ("fi", "Hallitus on ilmoittanut, että se investoi uusiin kouluihin vuonna 2024."),
    ("is", "Ríkisstjórnin hefur tilkynnt að hún muni fjárfesta í skólum."),
    ("pl", "Rząd ogłosił, że będzie inwestować w nowe szkoły w całym kraju."),
    ("cs", "Vláda oznámila, že bude investovat do nových škol v celé zemi."),
    ("sk", "Vláda oznámila, že bude investovať do nových škôl a ciest, ktoré sú staré."),
    ("sl", "Vlada je sporočila, da bo vlagala v nove šole, ki jih ni veliko."),
    ("hr", "Vlada je objavila da će ulagati u nove škole koje se grade, što je tijekom godine najavila."),
    ("hu", "A kormány bejelentette, hogy új iskolákba fog beruházni."),
    ("ro", "Guvernul a anunțat că va investi în școli noi și în drumuri."),
    ("tr", "Hükümet yeni okullara yatırım yapacağını ve bunun için çok çalıştığını duyurdu."),
    ("az", "Hökumət yeni məktəblərə sərmayə qoyacağını elan etdi."),
    ("sq", "Qeveria njoftoi se do të investojë në shkolla të reja."),
    ("et", "Valitsus teatas, et see investeerib uutesse koolidesse ja ei peatu."),
    ("lv", "Valdība paziņoja, ka tā ieguldīs jaunās skolās un ceļos."),
    ("lt", "Vyriausybė pranešė, kad investuos į naujas mokyklas ir kelius."),
    ("ca", "El govern ha anunciat que invertirà en les escoles amb més alumnes."),
    ("gl", "O goberno anunciou que unha parte dos cartos non será para as escolas."),
    ("eu", "Gobernuak iragarri du eskola berrietan inbertituko duela eta ez dela gelditu."),
    ("ga", "D'fhógair an rialtas go bhfuil siad ag infheistiú i scoileanna nua agus i mbóithre."),
    ("id", "Pemerintah mengumumkan bahwa mereka akan berinvestasi karena bisa dan tidak sulit."),
    ("ms", "Kerajaan mengumumkan bahawa mereka akan melabur kerana boleh, kata beliau."),
    ("fil", "Inihayag ng pamahalaan na mamumuhunan ito sa mga bagong paaralan."),
    ("sw", "Serikali imetangaza kwamba itawekeza katika shule mpya za nchi hii."),
    ("vi", "Chính phủ thông báo sẽ đầu tư vào các trường học mới."),
    ("ru", "Правительство объявило, что оно будет инвестировать в новые школы."),
    ("uk", "Уряд оголосив, що він буде інвестувати в нові школи."),
    ("be", "Урад абвясціў, што ён будзе ўкладаць у новыя школы."),
    ("bg", "Правителството обяви, че ще инвестира в нови училища."),
    ("sr", "Влада је објавила да ће улагати у нове школе."),
    ("mk", "Владата објави дека ќе инвестира во нови училишта."),
    ("kk", "Үкімет жаңа мектептерге қаржы бөлетінін және жол салатынын айтты."),
    ("mn", "Засгийн газар шинэ сургууль барих гэж байна."),
    ("ar", "أعلنت الحكومة أنها ستستثمر في مدارس جديدة."),
    ("fa", "دولت اعلام کرد که در مدارس جدید سرمایه‌گذاری می‌کند."),
    ("ur", "حکومت نے اعلان کیا ہے کہ وہ نئے اسکولوں میں سرمایہ کاری کرے گی۔"),
    ("he", "הממשלה הודיעה כי תשקיע בבתי ספר חדשים."),
    ("hi", "सरकार ने घोषणा की है कि वह नए स्कूलों में निवेश करेगी।"),
    ("mr", "सरकारने जाहीर केले आहे की ते नवीन शाळांमध्ये गुंतवणूक करणार आहेत."),
    ("ne", "सरकारले नयाँ विद्यालयमा लगानी गर्ने भएको छ।"),
    ("zh", "政府宣布将投资新学校。"),
    ("zh-Hant", "政府宣布將投資新學校，並說這對國家很重要。"),
    ("ja", "政府は新しい学校に投資すると発表した。"),
    ("ja", "国土交通省、実証実験を開始"),
    ("ko", "정부는 새 학교에 투자한다고 발표했다."),
    ("th", "รัฐบาลประกาศลงทุนในโรงเรียนใหม่"),
    ("el", "Η κυβέρνηση ανακοίνωσε νέα σχολεία."),
    ("bn", "সরকার নতুন স্কুলে বিনিয়োগ করবে।"),
    ("ta", "அரசு புதிய பள்ளிகளில் முதலீடு செய்யும்."),
    ("te", "ప్రభుత్వం కొత్త పాఠశాలలు."),
    ("gu", "સરકાર નવી શાળાઓ."),
    ("pa", "ਸਰਕਾਰ ਨਵੇਂ ਸਕੂਲ।"),
    ("ml", "സർക്കാർ പുതിയ സ്കൂളുകൾ."),
    ("kn", "ಸರ್ಕಾರ ಹೊಸ ಶಾಲೆಗಳು."),
    ("si", "රජය නව පාසල්."),
    ("my", "အစိုးရသည် ကျောင်းသစ်များ။"),
    ("km", "រដ្ឋាភិបាល សាលារៀន។"),
    ("lo", "ລັດຖະບານ ໂຮງຮຽນ"),
    ("ka", "მთავრობა ახალი სკოლები."),
    ("hy", "Կառավարությունը նոր դպրոցներ։"),
    ("am", "መንግስት አዲስ ትምህርት ቤቶች።"),
    ("he", "PostgreSQL 10 ערכת עיתונות"),
    ("ja", "PostgreSQL 16 Released について"),
]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_one_line(language: str, line: str) -> None:
    """One sentence is enough, and names of products in it do not count against it."""
    found = identify(line)
    assert canonical_tag(found) == language


@pytest.mark.parametrize(
    "text", ["", " \n", "PostgreSQL 10", "123 456", "\ud800\x00", "https://example.org/the/and/of"]
)
def test_nothing_tells(text: str) -> None:
    """Where nothing tells, the default is the answer."""
    assert identify(text) == "und"
    assert identify(text, default="fr") == "fr"


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
def test_always_a_tag(text: str) -> None:
    """Whatever comes in, a usable tag comes out."""
    canonical_tag(identify(text))


def test_bounded_time() -> None:
    """Ten million characters cost hardly more than a page."""
    text = "The government and the people of the city. " * 240_000
    begin = time.process_time()
    assert identify(text) == "en"
    assert time.process_time() - begin < 60


def _rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared releases")
def test_every_release() -> None:
    """Every real release is identified, in whatever of the languages it is."""
    texts = [(str(row["body"]), str(row["language"])) for row in _rows("releases.jsonl")]
    texts += [(str(row["title"]), str(row["language"])) for row in _rows("titles_only.jsonl")]
    for row in _rows("parallel_releases.jsonl"):
        paragraphs = row["paragraphs"]
        texts.append(
            ("\n\n".join(map(str, paragraphs if isinstance(paragraphs, list) else [])), str(row["language"]))
        )
    wrong = [
        (label, found)
        for text, label in texts
        if (found := identify(text)).split("-")[0] != label.split("-")[0]
    ]
    assert wrong == []
