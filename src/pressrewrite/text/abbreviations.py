"""What a full stop is not the end of, language by language.

Three kinds. *Prefixes* stand before something and never end a sentence ("Dr.", "z. B."). *Counters* do not
end one when a number follows ("No. 5", "Sept. 14"). *Tails* may end one ("Inc.", "p.m.", "etc."): only when
the next word is one that begins sentences. Words are stored in small letters, without the last full stop and
without inner spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Abbreviations", "abbreviations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """The abbreviations of a language.

    Attributes:
        prefixes: Never the end of a sentence.
        counters: Not the end when a number follows.
        tails: The end only when one of `openers` follows.
        openers: Words that begin sentences, in small letters.
        attributions: Verbs of saying that follow a quotation ending in "?" or "!", in small letters.
    """

    prefixes: frozenset[str]
    counters: frozenset[str]
    tails: frozenset[str]
    openers: frozenset[str]
    attributions: frozenset[str]


# Company forms, titles and Latin that stand in text of every language.
_EVERYWHERE = {
    "prefixes": "mr mrs ms dr prof st vs cf e.g i.e messrs mme mlle ph",
    "counters": "no nos nr vol fig art p pp ca rs",
    "tails": """
        inc co corp ltd llc l.l.c plc jr sr bros cie etc s.a s.p.a s.r.l s.l s.a.s s.a.r.l gmbh b.v n.v
        a.g pty u.s u.s.a u.k u.n e.u d.c a.m p.m ph.d m.d b.a m.a m.sc m.b.a ll.m et.al al
    """,
}

_TABLES: dict[str, dict[str, str]] = {
    "en": {
        "prefixes": """
            v sen rep gov gen lt col maj capt cmdr adm sgt cpl pvt rev hon pres supt amb atty asst assoc
            dir ft mt det insp fr br bro sec treas esq.dr viz approx incl est gens sens reps govs drs
            profs mssrs pfc spc ltc msgt ssgt tsgt cdr lcdr ltjg ens vp dept univ intl natl
        """,
        "counters": """
            sec ch chap par para eq app ex tab jan feb mar apr jun jul aug sep sept oct nov dec ver v op
            cap approx est tel ext rm ste pub.l stat u.s.c c.f.r h.r s
        """,
        "tails": """
            esq dept ave blvd rd ct ln pkwy sq bldg apt mfg int'l ass'n b.c a.d b.c.e c.e d.d.s r.n j.d
            d.phil sc.d ed.d e.s.t p.s.t e.d.t n.y n.j l.a calif fla ariz ark colo conn del ga ill ind kan
            ky la md mass mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ala mon tue
            tues wed thu thur thurs fri q.v n.b i.d o.k r.i n.h n.m n.c s.c n.d s.d w.va p.r u.s.s.r u.a.e
        """,
        "openers": """
            the a an this that these those it its in on at as he she we they our i his her their there for
            with by to from and but or so if when while after before since because although however
            moreover meanwhile additionally also under during through according both all each some many
            most more no not such what who how why where which today yesterday earlier later last next
            then now once until within without among between over about following including based founded
            you your my please visit learn see forward-looking read participants investors
        """,
        "attributions": """
            said says asked asks added adds told tells wrote writes replied declared exclaimed quipped
            wondered shouted explained continued stated noted remarked commented responded recalled
            insisted
        """,
    },
    "de": {
        "prefixes": """
            z.b d.h u.a u.u i.d.r z.t z.zt o.ä u.ä bzw ggf evtl inkl exkl zzgl abzgl dipl ing hr fr frl
            geb gegr sog vgl ca insb insbes bspw v.a i.a i.v m.e o.g s.o s.u u.v.a d.j v.chr n.chr mind
            max etw dgl ders dies zit hrsg bd bde jh jhdt abt mag mio mrd tsd st sankt allg bes ehem eigtl
            einschl entspr erg frz engl dt lat ital span russ amerik i.e.s i.w.s z.hd i.h.v i.s.v a.d
            b.a.w u.s
        """,
        "counters": """
            nr nrn art abs s bd kap abb tab jan feb mär apr jun jul aug sep sept okt nov dez ziff lit anm
            aufl tel hausnr rn std
        """,
        "tails": """
            usw usf etc u.a o.ä u.ä str pl a.d a.m co kg e.v i.r o.g n.v mio mrd v.chr n.chr ust mwst uvm
            u.v.m d.j a.g
        """,
        "openers": """
            der die das ein eine einen einem einer es sie er wir ich ihr in im am auf mit für bei nach
            seit zum zur und aber doch dies diese dieser dieses damit dabei auch an aus als bis da dadurch
            dafür dagegen daher danach dann dazu denn den dem des durch gegen hier hierzu hinter ihre jede
            jeder jetzt kein keine man mehr nicht noch nun nur ob ohne schon sein seine so sobald sondern
            sowohl trotz über um unser unsere unter viele vom von vor während was weil weitere wenn wer
            wie wird wo zu zudem zusätzlich zwischen laut insgesamt allerdings
        """,
    },
    "fr": {
        "prefixes": """
            m mm mme mmes mlle mlles mgr me pr dr st ste sts stes p.ex c-à-d c.-à-d env ex cf éd hab
        """,
        "counters": "h n art p chap fig vol tél janv févr avr juil sept oct nov déc al av r no",
        "tails": "etc s.a cie av j.-c ap n.b s.v.p r.-v o.n.u",
        "openers": """
            le la les un une des ce cet cette ces il elle ils elles on nous vous je en dans à au aux pour
            par avec sur et mais or donc car si quand lorsque depuis pendant après avant selon ainsi enfin
            cependant toutefois ensuite notre nos son sa ses leur leurs de du d'ici l'entreprise c'est
            plus afin grâce chaque tous toutes qui que où aujourd'hui parmi sans sous cela ceci
        """,
    },
    "es": {
        "prefixes": """
            sr sra srta sres dr dra d dña da ing lic arq prof gral cnel cap sto sta ud uds vd mons hnos
            p.ej excmo excma ilmo ee rr ff fray pbro gob art aprox ma núm sec av avda c/
        """,
        "counters": """
            núm nº n art pág págs p cap fig vol tel ene feb mar abr may jun jul ago sept set oct nov dic
            aprox
        """,
        "tails": """
            etc ee.uu ee.uu.aa rr.hh s.a s.l s.a.u c.v s.a.de.c.v a.c d.c cía dto dpto depto izq dcha p.d
            c.p j.c
        """,
        "openers": """
            el la los las un una unos unas este esta estos estas ese esa en con por para de del al a y
            pero o si cuando mientras desde durante según además también así no se su sus lo le ha han es
            son fue él ella ellos nosotros entre sobre tras como aunque sin embargo hasta hoy ayer todos
            todas cada esto eso muchos
        """,
    },
    "pt": {
        "prefixes": """
            sr sra srs dr dra prof profa eng d dom exmo exma av r gen cel cap pe p.ex ilmo arq sto sta min
            dep sen
        """,
        "counters": """
            n nº núm art p pág págs cap fig vol tel jan fev mar abr mai jun jul ago set out nov dez
        """,
        "tails": "etc s.a ltda cia eua e.u.a a.c d.c",
        "openers": """
            o a os as um uma este esta estes estas esse essa em no na nos nas com por para de do da ao à e
            mas ou se quando enquanto desde durante segundo além também assim não seu sua ele ela eles nós
            entre sobre após como embora sem até hoje ontem todos cada isso isto muitos é foi
        """,
    },
    "it": {
        "prefixes": """
            sig sigg dott prof avv ing arch on sen geom rag mons don fra p.es es ca cosiddetto cfr ecc.mo
            ss s dr gen col cap amm dr.ssa dott.ssa prof.ssa sig.ra sig.na
        """,
        "counters": """
            n nn art artt pag pagg p cap fig vol tel gen feb mar apr mag giu lug ago set sett ott nov dic
        """,
        "tails": "ecc etc s.p.a s.r.l s.n.c a.c d.c v u.e c.a",
        "openers": """
            il lo la i gli le un uno una questo questa questi queste in nel nella con per di da del della
            dal al a e ma o se quando mentre dopo prima secondo inoltre anche così non si suo sua egli
            ella loro noi tra fra su come senza fino oggi ieri tutti ogni ciò molti è sono l'azienda
        """,
    },
    "nl": {
        "prefixes": """
            dhr mevr mw dr drs ir ing mr prof ds st bijv bv d.w.z o.a m.b.t t.a.v t.o.v i.p.v i.v.m a.u.b
            ca incl excl resp max min gem zgn evt jhr z.k.h m.n t.b.v n.a.v
        """,
        "counters": """
            nr nrs art blz p hfst fig tel jan feb mrt apr jun jul aug sep sept okt nov dec afb
        """,
        "tails": "enz e.d etc b.v n.v v.chr n.chr e.a a.s jl c.s",
        "openers": """
            de het een dit dat deze die er in op met voor van bij naar na sinds door en maar of als
            wanneer terwijl volgens ook zo niet zijn haar hij zij we wij ik ze tussen over zonder tot
            vandaag gisteren alle elke daarnaast
        """,
    },
    "sv": {
        "prefixes": """
            t.ex bl.a d.v.s dvs s.k p.g.a m.a.o f.d fr.o.m t.o.m kl ca resp dr prof ang inkl exkl st e.g
        """,
        "counters": "nr kap s sid fig tel jan feb mars apr aug sept okt nov dec",
        "tails": "m.m m.fl osv etc o.s.v o.d e.d f.kr e.kr",
        "openers": """
            den det de en ett i på med för av till från och men eller om när medan enligt också så inte
            hans hon han vi jag alla varje idag detta denna dessa efter sedan under vid
        """,
    },
    "ru": {
        "prefixes": """
            т.е т.н т.к т.о им г-н г-жа проф акад доц д-р ул пр просп пл пер стр корп см ср напр св о
            др.греч зам нач гл ген полк кап лейт соц в.т.ч т обл
        """,
        "counters": """
            рис табл гл стр с ст п пп ч кв д янв февр фев апр июн июл авг сент окт нояб дек № тел вып
        """,
        "tails": """
            г гг в вв тыс млн млрд трлн т.д т.п др пр н.э до.н.э             р ст изд ред с.ш в.д
        """,
        "openers": """
            в на с по для из от к о об при за и а но или если когда пока как так это этот эта эти он она
            они мы я его её их также кроме после до во со не что все каждый сегодня вчера наш наша среди
            между согласно однако благодаря теперь ранее
        """,
    },
    "uk": {
        "prefixes": """
            т.зв т.к ім проф акад доц д-р вул просп пл пров буд корп див напр св о п пп ген пос
        """,
        "counters": """
            рис табл гл стор с ст п ч кв січ лют бер квіт трав черв лип серп вер жовт лист груд тел
        """,
        "tails": """
            р рр ст тис млн млрд т.д т.п тощо ін н.е до.н.е год обл м
        """,
        "openers": """
            у в на з із по для від до про при за і й а але або якщо коли поки як так це цей ця ці він вона
            вони ми я його її їх також крім після не що всі кожен сьогодні вчора наш наша серед між згідно
            однак завдяки тепер
        """,
    },
    "pl": {
        "prefixes": """
            m.in np tzw tj tzn dr prof inż mgr ks św im ul al pl gen płk mjr kpt hab red p.o ok śp br por
            zob
        """,
        "counters": "nr art ust pkt poz s str rys tab t rozdz tel",
        "tails": """
            itd itp etc r w tys mln mld zł gr godz min sek wiek p.n.e n.e s.a sp.z.o.o z.o.o
        """,
        "openers": """
            w na z do dla od po przez i a ale lub jeśli kiedy gdy jak to ten ta te on ona oni my ja jego
            jej ich także oprócz nie co wszyscy dziś wczoraj nasz nasza o za przy według jednak dzięki
        """,
    },
    "tr": {
        "prefixes": "dr prof doç yrd öğr gör av sn hz st mah cad sok bkz örn yy",
        "counters": "no s sf tel cilt madde md bl",
        "tails": "vb vs vd a.ş ltd şti san tic t.c m.ö m.s",
        "openers": """
            bu bir ve ancak ama için ile o şu biz ben onlar ayrıca her tüm daha çok en de da böylece bunun
        """,
    },
    "id": {
        "prefixes": "bpk dr drs ir prof hj h jl tn ny sdr yth a.n u.p s.d",
        "counters": "no hlm tgl tel",
        "tails": "dll dsb dst tbk s.h s.e m.m s.t s.sos m.si s.kom m.kom s.ip m.h",
        "openers": """
            ini itu yang dan di ke dari untuk dengan pada dalam kami kita mereka ia dia namun tetapi juga
            selain menurut setelah sebelum sejak saat ketika para semua setiap hari adapun hal
        """,
    },
    "ar": {
        "prefixes": "أ.د د م أ ص.ب ا.د أ.م.د م.م ج ش ت ه ف ص ب ق ر ط ط.م",
        "counters": "رقم ص",
        "tails": "ق.م هـ ب.م إلخ الخ ش.م.م ش.م ش.ذ.م.م",
    },
    "hi": {
        "prefixes": """
            डॉ डा श्री प्रो पं सु मो स्व कु रु क्र सं ई कि.मी बी.ए एम.ए पी.एच.डी एच.आई.वी
        """,
        "tails": "लि प्रा",
    },
    "he": {
        "prefixes": "ד פרופ גב מס רח טל עמ ת.ד",
        "tails": "וכו בעמ",
    },
    "si": {
        "prefixes": """
            ඒ බී සී ඩී ඊ එෆ් ජී එච් අයි ජේ කේ එල් එම් එන් ඕ පී කිව් ආර් එස් ටී යූ වී ඩබ් ඩබ්ලිව් එක්ස් වයි
            පෙ.ව ප.ව රු මහාචාර්ය ආචාර්ය පූ ගරු අති.ගරු එ.ජ සැ.යු උදා
        """,
        "tails": "මයා මිය මෙය",
    },
    "ta": {
        "prefixes": """
            ஏ பி சி டி இ ஈ எப் எஃப் ஜி எச் ஐ ஜே கே எல் எம் என் ஓ க்யூ ஆர் எஸ் யு யூ வி டபிள்யூ டபிள்யு
            எக்ஸ் வை திரு திருமதி கலாநிதி பேரா டாக்டர் மு.ப பி.ப ரூ எ.கா க.பொ.த மேஜர் ஜெ சா தி கா மா
        """,
        "tails": "லிமிடெட்",
    },
    "ur": {
        "prefixes": "ڈاکٹر پروفیسر ص ع ر ح",
    },
    "vi": {
        "prefixes": "cty tp ths ts gs pgs bs ks ths.bs gs.ts pgs.ts q p đ",
        "counters": "số",
        "tails": "v.v",
    },
    "ro": {
        "prefixes": "dl dna dr prof ing dvs str bd nr sf d-l d-na d-șoara ex de.ex",
        "counters": "nr art alin pag cap fig tel",
        "tails": "etc s.a s.r.l ș.a î.hr d.hr ș.a.m.d",
        "openers": """
            în la pe cu pentru de din și dar sau dacă când acest această aceste el ea ei noi nu se un o
            toate potrivit
        """,
    },
    "ca": {
        "prefixes": "sr sra srs dr dra prof p.ex st sta av pl c/ aprox",
        "counters": "núm n art pàg p cap fig vol tel",
        "tails": "etc ee.uu s.a s.l a.c d.c",
        "openers": """
            el la els les l'empresa un una aquest aquesta en amb per de del al i però o si quan mentre des
            durant segons també així no es seu seva entre sobre després com avui
        """,
    },
    "cs": {
        "prefixes": """
            tzv tj např mj ing mgr mudr judr phdr rndr bc prof doc dr sv ul nám resp popř cca p pí gen plk
        """,
        "counters": "č čl odst s str obr tab tel",
        "tails": "atd apod aj kč tis mil mld hod min a.s s.r.o o.p.s n.l př.n.l",
        "openers": """
            v na z do pro od po a ale nebo pokud když jak to ten ta ti on ona my jeho jejich také kromě ne
            co dnes podle
        """,
    },
    "el": {
        "prefixes": "κ κα κος δρ καθ π.χ δηλ βλ σελ αρ λ.χ αγ",
        "counters": "αρ σελ άρθρ εικ τηλ παρ",
        "tails": "κ.λπ κ.ά κλπ κτλ α.ε ε.π.ε π.μ μ.μ μ.χ π.χρ",
        "openers": """
            ο η το οι τα ένας μια ένα αυτός αυτή αυτό στο στη στην σε με για από και αλλά ή αν όταν ενώ
            μετά πριν σύμφωνα επίσης έτσι δεν
        """,
    },
    "hu": {
        "prefixes": "dr prof id ifj özv pl ún kb ill stb.dr gr sz br vö ld",
        "counters": "sz o old ábra tel",
        "tails": "stb kft zrt nyrt rt bt u u.i i.e",
        "openers": "a az ez egy és de vagy ha amikor hogy mint mi ő ők nem is minden ma szerint",
    },
    "da": {
        "prefixes": """
            f.eks bl.a dvs d.v.s ca hr fr dr prof inkl ekskl pga p.g.a mht m.h.t iflg jf fhv sct
        """,
        "counters": "nr art s kap fig tlf stk jan feb apr aug sept okt nov dec kl pkt",
        "tails": "osv o.lign m.v m.m etc m.fl kr mio mia f.kr e.kr",
        "openers": """
            den det de en et i på med for af til fra og men eller hvis når mens ifølge også så ikke han
            hun vi jeg alle
        """,
    },
    "fi": {
        "prefixes": "esim ks ts n prof tri toht nk sis ym.ks",
        "counters": "nro s kpl puh klo",
        "tails": "jne ym yms mm oy oyj ry eaa jaa milj mrd",
        "openers": "se ne hän he me ja mutta tai jos kun tämä nämä että myös ei on",
    },
}
_TABLES["no"] = _TABLES["nb"] = _TABLES["nn"] = _TABLES["da"]
_TABLES["sk"] = _TABLES["cs"]
_TABLES["be"] = _TABLES["bg"] = _TABLES["sr"] = _TABLES["mk"] = _TABLES["kk"] = _TABLES["ru"]
_TABLES["gl"] = _TABLES["es"]
_TABLES["ms"] = _TABLES["id"]
_TABLES["fa"] = _TABLES["ckb"] = _TABLES["ps"] = _TABLES["ar"]
_TABLES["mr"] = _TABLES["ne"] = _TABLES["hi"]
_TABLES["lb"] = _TABLES["gsw"] = _TABLES["de"]


@lru_cache(maxsize=256)
def abbreviations(language: str) -> Abbreviations:
    """Give the abbreviations of a language, with those that stand in every language.

    Args:
        language: A language code such as `"de"`; one without a table gets the common ones and the English
        openers.

    Returns:
        The sets of words.
    """
    own, english = _TABLES.get(language, {}), _TABLES["en"]

    def words(kind: str, *, fallback: bool) -> frozenset[str]:
        text = own.get(kind) or (english.get(kind, "") if fallback else "")
        return frozenset(f"{text} {_EVERYWHERE.get(kind, '')}".split())

    known = bool(own)
    prefixes = words("prefixes", fallback=not known)
    return Abbreviations(
        prefixes=prefixes,
        counters=words("counters", fallback=not known),
        tails=words("tails", fallback=not known),
        openers=words("openers", fallback=True),
        attributions=words("attributions", fallback=True),
    )
