"""Names of places beside those of CLDR: houses of government, cities, peoples and short forms (own lists)."""

from __future__ import annotations

__all__ = ["ALIASES", "HOUSES"]

HOUSES: dict[str, tuple[str, ...]] = {
    "pentagon": (
        "Pentagon", "البنتاغون", "البنتاجون", "ペンタゴン", "国防総省", "五角大楼", "펜타곤", "הפנטגון", "פנטגון", "Пентагон",
        "Пентагоне", "Пентагона", "Pentágono", "Pentagone", "Pentagono",
    ),
    "white-house": (
        "White House", "البيت الأبيض", "ホワイトハウス", "白宫", "白宮", "백악관", "הבית הלבן", "Белый дом", "Белом доме", "Белого дома",
        "Casa Blanca", "Casa Branca", "Casa Bianca", "Maison Blanche", "Maison-Blanche", "Weißes Haus", "Weißen Haus",
    ),
    "kremlin": ("Kremlin", "Kreml", "الكرملين", "クレムリン", "克里姆林宫", "크렘린", "הקרמלין", "Кремль", "Кремле", "Кремля", "Cremlino"),
    "capitol": ("Capitol Hill", "Capitol", "الكابيتول", "国会山", "Капитолий"),
    "downing-street": ("Downing Street", "داونينغ ستريت", "ダウニング街", "唐宁街", "Даунинг-стрит"),
    "city:washington": (
        "Washington", "واشنطن", "ワシントン", "华盛顿", "華盛頓", "워싱턴", "וושינגטון", "Вашингтон", "Вашингтоне", "Вашингтона",
        "वाशिंगटन", "واشنگتن", "واشنگٹن",
    ),
    "city:geneva": ("Geneva", "Genf", "Genève", "Ginebra", "Ginevra", "Genebra", "جنيف", "ジュネーブ", "日内瓦", "제네바", "ז'נבה", "Женева", "Женеве"),
    "city:the-hague": ("The Hague", "Den Haag", "La Haye", "La Haya", "لاهاي", "ハーグ", "海牙", "헤이그", "האג", "Гааге", "Гаага"),
    "city:munich": ("Munich", "München", "Múnich", "Monaco di Baviera", "ميونخ", "ميونيخ", "ミュンヘン", "慕尼黑", "뮌헨", "מינכן", "Мюнхен", "Мюнхене"),
    "city:milan": ("Milan", "Milano", "Mailand", "Milán", "ميلانو", "ミラノ", "米兰", "밀라노", "מילאנו", "Милан"),
    "city:barcelona": ("Barcelona", "برشلونة", "バルセロナ", "巴塞罗那", "바르셀로나", "ברצלונה", "Барселона"),
    "city:mumbai": ("Mumbai", "مومباي", "ムンバイ", "孟买", "뭄바이", "מומבאי", "Мумбаи", "मुंबई"),
    "city:delhi": ("New Delhi", "Delhi", "نيودلهي", "ニューデリー", "新德里", "뉴델리", "ניו דלהי", "Нью-Дели", "नई दिल्ली"),
    "city:beijing": ("Beijing", "Peking", "Pékin", "Pekín", "Pechino", "Pequim", "بكين", "北京", "베이징", "בייג'ינג", "Пекин", "Пекине"),
    "city:san-francisco": ("San Francisco", "سان فرانسيسكو", "サンフランシスコ", "旧金山", "샌프란시스코", "סן פרנסיסקו", "Сан-Франциско"),
    "city:boston": ("Boston", "بوسطن", "ボストン", "波士顿", "보스턴", "בוסטון", "Бостон"),
    "city:osaka": ("Osaka", "أوساكا", "大阪", "오사카", "אוסקה", "Осака"),
    "city:kyoto": ("Kyoto", "كيوتو", "京都", "교토", "קיוטו", "Киото"),
    "city:lyon": ("Lyon", "Lione", "ليون", "リヨン", "里昂", "리옹", "Лион"),
    "city:hamburg": ("Hamburg", "Hambourg", "Hamburgo", "Amburgo", "هامبورغ", "ハンブルク", "汉堡", "함부르크", "Гамбург"),
    "city:frankfurt": ("Frankfurt", "Francfort", "Francoforte", "فرانكفورت", "フランクフルト", "法兰克福", "프랑크푸르트", "Франкфурт"),
    "city:strasbourg": ("Strasbourg", "Straßburg", "Estrasburgo", "Strasburgo", "ستراسبورغ", "ストラスブール", "斯特拉斯堡", "Страсбург"),
    "city:davos": ("Davos", "دافوس", "ダボス", "达沃斯", "다보스", "Давос", "Давосе"),
    "city:jeddah": ("Jeddah", "جدة", "ジッダ", "吉达"),
    "city:abu-dhabi": ("Abu Dhabi", "أبوظبي", "أبو ظبي", "アブダビ", "阿布扎比", "아부다비", "Абу-Даби"),
}  # fmt: skip
"""Houses whose name stands for a place, and cities, in the languages of the locales."""

ALIASES: dict[str, tuple[str, ...]] = {
    "US": ("US", "U.S.", "USA", "U.S.A.", "United States", "United States of America", "America", "American", "Americans",
           "الأمريكية", "الأميركية", "الأمريكي", "الأميركي", "أمريكا", "أميركا", "米国", "アメリカ", "美国", "미국", 'ארה"ב', "США",
           "EE. UU.", "EE.UU.", "EUA", "États-Unis", "Estados Unidos", "Stati Uniti", "Vereinigte Staaten", "amerikanisch"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain", "British", "England", "بريطانيا", "البريطانية", "البريطاني", "英国", "イギリス", "영국", "Großbritannien", "Royaume-Uni", "Reino Unido"),
    "EU": ("EU", "E.U.", "European Union", "UE", "الاتحاد الأوروبي", "欧盟", "歐盟", "EU圏"),
    "UN": ("UN", "U.N.", "United Nations", "الأمم المتحدة", "国連", "联合国", "ООН", "ONU", "유엔"),
    "RU": ("Russian", "Russians", "الروسية", "الروسي", "俄罗斯", "俄国"),
    "CN": ("Chinese", "الصينية", "الصيني", "PRC"),
    "JP": ("Japanese", "اليابانية", "الياباني"),
    "KR": ("South Korean", "South Korea", "كوريا الجنوبية", "韓国", "韩国", "한국"),
    "KP": ("North Korean", "North Korea", "كوريا الشمالية", "北朝鮮", "朝鲜", "북한"),
    "FR": ("French", "الفرنسية", "الفرنسي"), "DE": ("German", "Germans", "الألمانية", "الألماني"),
    "IT": ("Italian", "الإيطالية", "الإيطالي"), "ES": ("Spanish", "الإسبانية", "الإسباني"),
    "UA": ("Ukrainian", "الأوكرانية", "الأوكراني"), "IL": ("Israeli", "الإسرائيلية", "الإسرائيلي"),
    "IR": ("Iranian", "الإيرانية", "الإيراني"), "IQ": ("Iraqi", "العراقية", "العراقي"),
    "SA": ("Saudi", "Saudi Arabian", "السعودية", "السعودي"), "EG": ("Egyptian", "المصرية", "المصري"),
    "TR": ("Turkish", "Turkey", "Türkiye", "التركية", "التركي"), "IN": ("Indian", "الهندية", "الهندي"),
    "AE": ("UAE", "U.A.E.", "Emirati", "الإمارات", "الإماراتية"), "AU": ("Australian", "الأسترالية"),
    "CA": ("Canadian", "الكندية", "الكندي"), "BR": ("Brazilian", "البرازيلية"), "MX": ("Mexican", "المكسيكية"),
    "NL": ("Dutch", "Holland", "الهولندية"), "BE": ("Belgian", "البلجيكية"), "SE": ("Swedish", "السويدية"),
    "NO": ("Norwegian", "النرويجية"), "DK": ("Danish", "الدنماركية"), "FI": ("Finnish", "الفنلندية"),
    "CH": ("Swiss", "السويسرية"), "AT": ("Austrian", "النمساوية"), "PL": ("Polish", "البولندية"),
    "GR": ("Greek", "اليونانية"), "SY": ("Syrian", "السورية", "السوري"), "LB": ("Lebanese", "اللبنانية"),
    "JO": ("Jordanian", "الأردنية", "الأردني"), "YE": ("Yemeni", "اليمنية", "اليمني"), "PS": ("Palestinian", "Palestine", "Palestinians", "الفلسطينية", "الفلسطيني", "فلسطين"),
    "JM": ("Jamaican",), "PA": ("Panamanian",), "GT": ("Guatemalan",), "SV": ("Salvadoran",), "CR": ("Costa Rican",),
    "KW": ("Kuwaiti",), "BH": ("Bahraini",), "BN": ("Bruneian",), "SG": ("Singaporean",), "LU": ("Luxembourgish", "Luxembourger"),
    "MV": ("Maldivian",), "MU": ("Mauritian",), "FJ": ("Fijian",), "BB": ("Barbadian", "Bajan"), "GY": ("Guyanese",),
    "BZ": ("Belizean",), "BS": ("Bahamian",), "SC": ("Seychellois",), "BT": ("Bhutanese",), "PR": ("Puerto Rican",),
    "ID": ("Indonesian", "Indonesians"), "AR": ("Argentine", "Argentinian"), "CO": ("Colombian",), "CL": ("Chilean",),
    "VE": ("Venezuelan",), "PE": ("Peruvian",), "CU": ("Cuban",), "NG": ("Nigerian",), "KE": ("Kenyan",), "ZA": ("South African",),
    "ET": ("Ethiopian",), "MA": ("Moroccan",), "DZ": ("Algerian",), "TN": ("Tunisian",), "LY": ("Libyan",), "SD": ("Sudanese",),
    "MY": ("Malaysian",), "TH": ("Thai",), "NZ": ("New Zealander",), "HU": ("Hungarian",), "RO": ("Romanian",),
    "BG": ("Bulgarian",), "RS": ("Serbian", "Serb"), "HR": ("Croatian", "Croat"), "BY": ("Belarusian",), "QA": ("Qatari",),
    "AF": ("Afghan", "الأفغانية"), "PK": ("Pakistani", "الباكستانية"), "TW": ("Taiwanese",), "VN": ("Vietnamese",),
    "PH": ("Philippine", "Filipino"), "IE": ("Irish",), "PT": ("Portuguese",), "CZ": ("Czech", "Czechia", "Czech Republic"),
}  # fmt: skip
"""Names by which a territory goes beside its name in CLDR."""
