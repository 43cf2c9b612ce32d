"""Frequent surnames, and the words that stand beside an office where a name could stand.

In scripts without capital letters nothing but this tells a name from an adverb: "王伟" and
"今天" stand before the same verb.
"""

from __future__ import annotations

__all__ = [
    "CHINESE",
    "JAPANESE",
    "KOREAN",
    "NO_ARABIC_NAME",
    "NO_CHINESE_NAME",
    "NO_CHINESE_SIGN",
    "NO_HEBREW_NAME",
    "NO_HINDI_NAME",
    "NO_JAPANESE_NAME",
    "NO_KOREAN_NAME",
    "NO_URDU_NAME",
]


def _either(words: str) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


# Those of nine in ten Chinese, in both ways of writing. Signs that are prepositions and adverbs first of
# all prove nothing and are left out: 向, 时, 明, 成, 全, 连.
CHINESE = (
    "(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬"
    "罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻闫"
    "余潘杜戴夏钟鍾汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢"
    "汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕"
    "畢聂聶焦柳邢岳齐齊梅莫庄莊辛祝左涂谷祁舒耿牟詹关關苗凌费費纪紀靳盛童项項游裴席卫衛查屈鲍鮑覃霍翁"
    "隋甘景柏宁寧柯阮桂闵閔柴华華车車习習])"
)
# Of words that say when, to whom and how; they are part of no given name.
NO_CHINESE_SIGN = "的了是也都就还還很已被把对對向从從这這那昨次后後们們"
# Words that begin as a surname does: "on Tuesday", "has said before", "highly", "the adviser".
NO_CHINESE_NAME = _either(
    """
    周一 周二 周三 周四 周五 周六 周日 周末 周内 于是 于今 于此 于近 于昨 于上 于本 于会 高度 高级 高級
    高管 高兴 高興 高调 高調 高层 高層 马上 馬上 顾问 顧問 任内 任期 任职 任職 任上 任何 任命 方面 方才
    方能 常务 常務 常常 常年 常委 许多 許多 陆续 陸續 陆军 陸軍 何时 何時 何以 何故 余下 严肃 嚴肅 严厉
    嚴厲 严正 嚴正 盛赞 盛讚 夏季 夏天 夏日 白天 白宫 安排 文件 关于 關於 季度 金融 石油 林业 林業 温和
    韩方 韓方 江苏 江蘇 曾多 曾经 曾經 曾在 曾于 曾於 曾公 曾表 曾指 曾说 曾說 曾称 曾稱 曾强 曾強 曾透
    曾介 曾任 曾担 曾擔 曾一 曾两 曾兩 曾几 曾幾 曾数 曾數 曾再 曾以 曾用 曾明确 曾明確
    """
)

# Those of half of Japan; the ones of a single sign begin other words as well.
JAPANESE = _either(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林
    斎藤 齋藤 斉藤 齊藤 清水 山崎 森 池田 橋本 阿部 安部 安倍 石川 山下 中島 石井 小川 前田 岡田 長谷川
    藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内
    小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井
    高田 増田 丸山 杉山 村田 大塚 新井 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 木下 久保 佐野
    野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 櫻井 高野 渡部 山内 西田 飯田 西川 小山 北村
    安田 五十嵐 川口 平田 関 久保田 服部 中西 岩田 東 川崎 本田 福島 樋口 秋山 中田 永井 山中 浅野 多田
    森川 小池 岸田 石破 麻生 菅 小泉 大谷 松岡 荒井 荒木 大久保 熊谷 望月 松下 吉川 片山 矢野 小松 黒田
    土屋 早川 大川 星野 小沢 小澤 馬場 尾崎 白石 岡崎 本間 松村 田口 須藤 石原 南 堀 堀江 成田 川上 中沢
    永田 福井 根本 西 辻 松永 三宅 宮田 栗原 大橋
    """
)
# What begins as a surname does: "the cause", "the persons concerned", "Tokyo", "a visit to Fukushima".
NO_JAPANESE_NAME = _either(
    """
    森林 林業 林野 原因 原則 原案 原発 原点 原稿 原油 原料 原作 原告 関係 関東 関与 関心 関西 関連 関税
    関門 東京 東北 東西 東側 東部 東南 東海 東洋 東証 東電 東大 東芝 大西洋 南北 南部 南側 南米 南極 西側
    西部 西洋 西日本 東日本 堀削 菅内閣
    """
)

KOREAN = "김이박최정강조윤장임한오서신권황안송류홍"
"""The surnames that four in five Koreans bear."""
# Three syllables with a particle at the end, or another word: "of Korea", "this time", "politics".
NO_KOREAN_NAME = (
    r"[가-힣]{2}[의에측된는을를들와과도팀위직간]|[가-힣]{1,2}[면에어라래해국울콩곳]서|"
    + _either("정치권 이용권 정당권 서울시 오히려 이러한 강원도 경기도 조합원 이사회 한국계 이탈리")
)

_ARABIC_OFFICES = (
    "رئيس الرئيس الرئيسة مدير المدير المديرة أمين الأمين وزير الوزير المتحدث السيد السيدة الدكتور نائب"
)
# Who speaks for whom and how: "of the group", "emphasising", "also", "today". Few names of so many letters
# begin with the prefixes "to" and "in", and they are let through.
NO_ARABIC_NAME = (
    r"(?:لل|بال|وال)[\u0621-\u064a]+|ل(?!مياء|طيفة|وسيان)[\u0621-\u064a]{4,}|م(?!اريا|اليا)[\u0621-\u064a]{3,}ا"
    r"|ب(?!رهان|ثينة|درية|سيوني|طرس|وتين|ايدن|ولس|نيامين|ومدين|وتفليقة)[\u0621-\u064a]{4,}|"
    + _either(
        f"""
        أيضا ايضا كذلك اليوم أمس غدا حاليا سابقا لاحقا قائلا صباحا مساء رسميا شخصيا علنيا نفسه نفسها بدوره
        بدورها هنا هناك عن من في إلى على منذ قبل بعد خلال كما لكن لدى مع ثم قد بشدة بأن شركة مجموعة مؤسسة
        وزارة هيئة بنك مصرف جامعة منظمة مكتب إدارة قطاع اتحاد جمعية صندوق نادي {_ARABIC_OFFICES}
        """
    )
)
_HEBREW = "א-ת'׳"
NO_HEBREW_NAME = (
    rf"ל(?!ימור|ירון|יאור|ינוי|אורה|ואיז|ודמילה|אוניד)[{_HEBREW}]{{4,}}"
    rf"|ב(?!נימין|וריס|רברה|צלאל|רנרד)[{_HEBREW}]{{4,}}|וה[{_HEBREW}]+|"
    + _either(
        """
        מטעם של על את אל גם כי לא היום אתמול אמש הבוקר הערב שוב עוד עצמו עצמה מצד בתגובה בפועל לשעבר הנכנס
        היוצא הטרי החדש החדשה החברה הארגון הממשלה המשרד המשטרה הצבא הכללי הראשי הקבוצה הבנק פנים חוץ אוצר
        ראש סגן סגנית שר שרת השר השרה הדובר הדוברת
        """
    )
)
NO_HINDI_NAME = _either(
    """
    और व एवं तथा या श्री श्रीमती सुश्री जी महोदय महोदया साहब साहिब ने की के का को से में पर यह इस आज कल
    फिर भी ही स्वयं खुद बाद उन्होंने सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार डॉ प्रोफेसर
    मंत्री निदेशक अध्यक्ष उपाध्यक्ष प्रधानमंत्री राष्ट्रपति मुख्यमंत्री सीईओ प्रवक्ता महानिदेशक सचिव
    महासचिव प्रबंध कार्यकारी कंपनी सरकार विभाग पार्टी
    """
)
NO_URDU_NAME = _either(
    """
    دفتر خارجہ داخلہ وزارت حکومت پاک فوج پولیس پارٹی کمپنی ادارہ ادارے بینک مسلم لیگ تحریک اور و مملکت کے
    کی کا نے سے میں پر کو بھی آج کل صاحب جناب محترم اعظم اعلیٰ خزانہ تعلیم صحت اطلاعات دفاع قانون ریلوے
    مذکورہ جنرل ایگزیکٹو صدر ڈاکٹر پروفیسر ترجمان ڈائریکٹر وزیراعظم وزیر وزیراعلیٰ چیئرمین عدالت انصاف
    """
)
