"""The small words of each language: frequent, short, and never names.

A word that many languages share says little about each of them and is weighed accordingly.
"""

from __future__ import annotations

__all__ = ["ENDINGS", "WORDS"]

WORDS: dict[str, dict[str, str]] = {
    "Latn": {
        "en": """
            the and of to in is that for was on are with as it by be this from at have has had will which
            or an not its their they were been our we you your would can could should more about than who
            said into over after also all new how what when where between against his her he she but if
            through during announces announced today up out first while other s statement message speech
            remarks minister government company years people day world report court police women children
            war news killed attack gives win wins get gets call meeting names appoints launches signs
            visit opens agreement health security energy week month street school
        """,
        "de": """
            der die das und ist nicht von zu mit den des im ein eine einer eines einem für auf dem sich
            auch als wird werden wurde bei nach aus durch oder aber wie über zum zur sind hat haben sein
            seine ihre kann noch nur mehr um vor bis gegen dass diese dieser dieses unter zwischen wir sie
            ich ihr neue neuen neuer am vom er es war so wenn gibt sowie ab gegeben mehrere jahr jahre
            jahren regierung unternehmen menschen gesellschaft land stadt woche deutsch deutsche deutschen
            ministerin gewinnt besucht nichts nie etwas wo waren hatte konnte lang ende zeit tag heute
            gestern habe keine kein beim ins jedoch
        """,
        "fr": """
            le la les des du de et est dans pour que qui une un en sur avec par plus pas ce cette ces au
            aux sont ont être ne nous vous leur leurs mais ou où comme se son sa ses il elle ils été fait
            aussi entre après sans sous selon à y a très notre nouveau nouvelle contre ainsi tout tous
            afin depuis lors chez pays gouvernement entreprise personnes monde temps semaine première
            premier partie jour jours peut peuvent inclut version données ministre président création
            sécurité
        """,
        "es": """
            el la los las de del y en que es un una por para con no se su sus al lo como más pero ha han
            fue ser este esta estos entre sobre también hasta desde cuando sin muy ya le les son está
            están o contra nuevo nueva años según todo todos así donde durante nos hay tras anuncia
            mediante cómo qué país gobierno empresa personas mundo tiempo semana mayor mejor primera
            primer parte día días fueron tiene tienen puede pueden hace incluye características versión
            datos
        """,
        "pt": """
            o a os as de do da dos das e em no na nos nas que é um uma para com por não se ao à mais como
            mas foi ser seu sua são está pelo pela ou também já entre sobre até sem quando muito tem têm
            depois contra novo nova você isso este esta foram anos ainda todos pelos pelas segundo país
            governo empresa pessoas mundo tempo semana maior melhor primeira primeiro parte dia dias pode
            podem versão dados recursos usuários
        """,
        "it": """
            il lo la i gli le di del della dei delle degli e è in un una uno che per con non si da dal
            dalla nel nella al alla ai alle sono ha hanno come più ma anche questo questa su sul sulla tra
            fra suo sua loro o ed stato stata essere ci dopo contro nuovo nuova nei nelle ogni quando
            perché dell all nell dall sull paese governo azienda persone mondo tempo settimana prima primo
            parte giorno giorni può possono fatto versione dati ministro sicurezza
        """,
        "nl": """
            de het een van en in is dat op te zijn voor met die niet aan er om ook als bij of naar door
            uit over dan maar nog wordt worden werd heeft hebben was wij we zich hun deze dit tot kan meer
            tegen tussen onder na al nieuwe geen wat hoe wie ze hij onze jaar moet zal land regering
            bedrijf mensen wereld tijd week grootste beste eerste deel dag dagen nederlandse kunnen zoals
            veel
        """,
        "sv": """
            och att det som en ett är av för på med den till i inte om har de var från vid kan ska men så
            hur sin sina också eller när under efter mot mellan nya ny vi han hon deras dessa detta blir
            blev mer än alla genom över vara hade skulle enligt där sig utan år landet regeringen företag
            företaget människor världen tiden vecka största bästa första del dag dagar finns får heter
            svenska började
        """,
        "da": """
            og at det er en af til på med den der for ikke som de et har var fra vil kan men om han sig
            ved også efter over blev eller hvor når skal være mod mellem nye ny vi hun deres disse dette
            bliver mere end alle gennem havde år ud hvad blevet sin nogle kun meget
        """,
        "no": """
            og at det er en av til på med den der for ikke som de et har var fra vil kan men om han seg
            ved også etter over ble eller hvor når skal være mot mellom nye ny vi hun deres disse dette
            blir mer enn alle gjennom hadde år ut hva blitt sin noen bare mye fikk opp nå kroner sier jeg
        """,
        "fi": """
            ja on ei se että oli ovat joka mutta myös kun hän niin kuin tai sekä ole olla mukaan jotka voi
            vain sen ne tämä mitä jos nyt vuonna kanssa jälkeen uusi uuden enemmän kaikki hänen ollut jo
            vielä ennen kuten tämän siitä voidaan mikä missä sitä noin koko vuoden vuosi vuotta hallitus
            yhtiö ihmiset maailma aika viikko ensimmäinen osa päivä voivat tekee suomen voitti asuu esitti
            nimellä aikaan toimi kuuluu sijaitsee kaupunki elokuva
        """,
        "is": """
            og að er í á sem það til um með ekki var fyrir en af hann við þetta hún frá þeir hefur verið
            eru voru eins eftir eða þegar hafa þá sé mun ný nýja milli gegn þess
        """,
        "pl": """
            i w na z do się nie to że jest o jak po dla od za przez ale co są był była było oraz może
            które który która tym tego ich jego także tylko przy lub przed między nowy nowa nowe ze będzie
            już być pod więc czy bardzo roku we
        """,
        "cs": """
            a v na se je že s z do to o i jako pro za po by byl byla bylo jsou od ale nebo které který
            která může také při jeho jejich podle nové nový mezi proti už jen více než byly být ve ke ze
            aby když před roku jsme však
        """,
        "sk": """
            a v na sa je že s z do to o i ako pre za po by bol bola bolo sú od ale alebo ktoré ktorý ktorá
            môže tiež pri jeho ich podľa nové nový medzi proti už len viac než boli byť vo ku zo aby keď
            pred roku sme však aj
        """,
        "sl": """
            in je v na se da za z so ki ne po pa s kot od do pri bi bil bila tudi ali ter bo ni kar ob še
            že med proti nov nova novo lahko sta smo katerih zaradi pred svoje leta iz več
        """,
        "hr": """
            i u je na se da za s su od koji ne kao o po iz ili ali bio bila bilo što će te koje koja može
            prema biti njegov između protiv novi nova novo godine kako više nakon tijekom također samo
            kada tko do uz sve svoje gdje
        """,
        "ro": """
            și şi în de la a cu pe pentru că din este nu un o care au mai se sunt ca fi prin sau dar ale
            lui după până ce fost între către această acest nou noua nouă ani toate foarte cea cel asupra
            precum prezent unui unei al sa cum
        """,
        "hu": """
            a az és hogy nem is egy van meg ez de volt csak mint már ha el ki még vagy azt lesz kell után
            között által új amely szerint több ezt most minden való lehet nagy egyik ami sem így majd
            miatt fel
        """,
        "tr": """
            ve bir bu için ile da de olarak çok daha olan en gibi kadar sonra var ne değil ya ama her yeni
            olduğu tarafından ise üzerinde göre ilk sürümü veya hem ancak iki şu o arasında karşı bunu
            oldu yıl mi
        """,
        "az": """
            və bir bu üçün ilə də da olan olaraq çox daha ki edir edən sonra var deyil hər yeni görə ilk
            kimi qədər tərəfindən bütün oldu üzrə haqqında isə yalnız həm həmin onun azərbaycan arasında
        """,
        "sq": """
            dhe në e të i për me një nga që është nuk se u si ka më janë do ishte por kjo ky kanë edhe
            duke tek te pas midis kundër ri re vit gjatë sipas tij saj çdo
        """,
        "et": """
            ja on ei et see ta kui ka oli mis oma aga või ning kes seda ma selle nii veel pärast uus uue
            vastu vahel mida olid tema nad pole mitte välja saab kõik järgi aasta aastal poolt
        """,
        "lv": """
            un ir ar no par kas uz ka tas lai bet arī kā pēc vai viņš gada jau ne pie tika būs bija jauns
            jauna starp pret tā to šis šī savu ļoti kopā līdz vairāk nav
        """,
        "lt": """
            ir yra kad į su iš ne tai kaip bet apie buvo po jis už ar nuo jo dar per prie taip naujas
            nauja tarp prieš metų jų savo tik kurie bus gali labai daugiau pagal dėl iki
        """,
        "ca": """
            el la els les de del dels i en que és un una per amb no es al a com més però ha han va ser
            aquest aquesta són entre sobre també fins des quan sense ja seva seu o contra nou nova anys
            tot tots on durant cada ho hi segons als l d molt pels
        """,
        "gl": """
            o a os as de do da dos das e en no na nos nas que é un unha para con por non se ao á máis como
            pero foi ser seu súa son está polo pola ou tamén xa entre sobre ata sen cando moi ten contra
            novo nova estes esta anos segundo unhas
        """,
        "eu": """
            eta da ez bat du dira baina ere izan zuen dute egin den egiten duen izango bere batean arte
            baten hori dituzte edo behar oso gehiago berri berria ondoren urte aurka artean beste dela
            ditu zen bai
        """,
        "ga": """
            agus an na is ar go a i do le ag sé bhí tá ní ó mar sin atá chun leis faoi idir nua sa den don
            bhfuil siad raibh gcuid duine eile seo aon níos
        """,
        "cy": """
            a y yr yn i o ar mae wedi gan am fod ei at hyn bod oedd gyda sy eu newydd rhwng nid hefyd bydd
            cael dros
        """,
        "mt": """
            il u ta li ma fil minn dan għal tal din lill mal fuq kien bejn ġdid ukoll biex kif qed huwa
        """,
        "id": """
            yang dan di ini itu dengan untuk dari dalam pada tidak akan adalah ke juga oleh sebagai kami
            telah lebih dapat atau bisa ada karena mereka saat tersebut bahwa sudah baru antara seperti
            hari secara serta para bagi kepada ia hanya harus anda kita satu kata belum merupakan
            mengatakan pihak
        """,
        "ms": """
            yang dan di ini itu dengan untuk dari dalam pada tidak akan adalah ke juga oleh sebagai kami
            telah lebih boleh atau ada kerana mereka ketika tersebut bahawa sudah baharu antara seperti
            secara serta para bagi kepada ia hanya perlu anda kita satu kata belum merupakan berkata pihak
            kerajaan beliau semasa syarikat sahaja iaitu sebanyak daripada
        """,
        "tl": """
            ang ng sa na mga ay at ito para ni kay si hindi may niya kung siya ako nila namin ating bago
            rin lamang isang pa ngunit mula dahil upang noong kanilang kaniyang ayon pagitan nito ko po
        """,
        "sw": """
            na ya wa kwa ni katika za la kuwa cha hii kama hiyo huo hilo au lakini si alisema kati wake
            yake mpya dhidi baada watu hivyo pia ambayo ambao sana yao kutoka hadi vya
        """,
        "vi": """
            và của là có cho các được trong một với không những này đã người để từ khi cũng về như ra hay
            sẽ tại hơn năm trên đến bị theo mới vào rằng chúng tôi nhiều sau đó giữa nay
        """,
        "af": """
            die en van in is het dat nie te vir met op wat om as 'n by ook hy sy hulle was aan deur word
            uit sal maar nuwe tussen teen ons kan oor na al
        """,
        "uz": """
            va bu bir bilan uchun ham bo'lgan da ning yangi esa edi kerak keyin orasida qarshi haqida
            barcha deb lekin
        """,
        "eo": """
            la kaj de en estas ne al por ke kun ĝi sed li pri per kiu kiuj estis ĉi pli nova inter kontraŭ
            oni ili
        """,
        "sr-Latn": """
            i u je na se da za s su od koji ne kao o po iz ili ali bio bila bilo šta će te koje koja može
            prema biti njegov između protiv novi nova novo godine kako više nakon tokom takođe samo kada
            ko do uz sve svoje gde posle pre
        """,
    },
    "Cyrl": {
        "ru": """
            и в не на что с по как это из для от к за его о так но а при или был была были до же также их
            более только после между через чтобы будет может новый новая которые который года все уже под
            об со своих мы он она они
        """,
        "uk": """
            і в не на що з по як це із для від до за його про так але а при або був була були також їх
            більше тільки після між через щоб буде може новий нова які який року всі вже під та й у
            сьогодні ми він вона вони
        """,
        "be": """
            і ў не на што з па як гэта для ад да за яго пра так але а пры або быў была былі таксама іх
            больш толькі пасля між праз каб будзе можа новы новая якія які года усе ўжо пад
        """,
        "bg": """
            и в не на че с по как това от за до при или е са се беше бяха също като които който след между
            срещу нов нова повече само може ще към през те той тя със във година си да но бъде
        """,
        "sr": """
            и у не на да с по како је су се за од до при или ће био била такође које који након између
            против нови нова више само може као али то године о из са
        """,
        "mk": """
            и во не на дека со по како е се за од до при или ќе беше исто кои кој меѓу против нов нова
            повеќе само може но тоа година ги го ја да
        """,
        "kk": """
            және мен бұл бір үшін болып деп бар емес жаңа арасында кейін туралы оның осы сондай де бойынша
            қазақстан еді
        """,
        "mn": """
            нь байна болон энэ юм гэж бол нэг ба шинэ хооронд дараа тухай уг байгаа байсан монгол улсын
            онд оны ч ажлын
        """,
        "ky": """
            жана менен бул бир үчүн болуп деп бар эмес жаңы ортосунда кийин жөнүндө анын ошол
        """,
        "tg": "ва дар аз ба ки бо барои ин он аст буд мешавад нав байни пас тоҷикистон",
        "uz": "ва бу бир билан учун ҳам бўлган янги эса эди керак кейин ўзбекистон ўртасида",
        "tt": "һәм бу бер белән өчен дә булган яңа түгел татарстан турында",
    },
    "Arab": {
        "ar": """
            في من على إلى أن التي الذي عن مع هذا هذه كان بين ما لا قد كما بعد أو ذلك تم كل حيث قال خلال
            عند لم إن غير
        """,
        "fa": """
            و در به از که این را با است برای آن یک های می شود خود تا کرد بر هم نیز شد بین ما او پس اما
            باید
        """,
        "ur": """
            کے کی کا میں اور ہے سے کو نے پر ہیں یہ کہ اس ایک بھی تھا کر ان جو لئے لیے گیا ہو وہ ہم نہیں
        """,
        "ps": "د په او چې کې ته دي ده له سره دا یو هم شوي کړي پر نه لپاره",
        "ckb": "لە و بە بۆ کە ئەم لەگەڵ دەکات یەک نوێ هەر ئەو بوو هەیە کردن",
    },
    "Deva": {
        "hi": """
            के की का में और है से को ने पर हैं यह कि एक भी था कर लिए गया हो वह हम नहीं इस ही तो या जो साथ
            किया होने थी थे
        """,
        "mr": """
            आणि आहे या च्या मध्ये ते हे की एक होते नाही आहेत साठी व करण्यात केले असे त्यांनी यांनी झाली
            झाला करून होता पण
        """,
        "ne": """
            र छ को मा ले लाई पनि गर्ने यो हो भएको गरेको छन् का की भने नेपाल थियो गर्न तथा एक हुने उनले छैन
            नयाँ
        """,
    },
}

# Endings that few other languages share, for titles without any of the small words.
ENDINGS: dict[str, str] = {
    "en": "ing ness ings ight ously ment",
    "de": "ung ungen keit heit lich lichen ische ischen schaft isch",
    "fr": "eux euse tion ité ités aux ées",
    "es": "ción ciones dad dades miento ando iendo",
    "pt": "ção ções dade dades mento ando são",
    "it": "zione zioni ità mento menti ndo",
    "nl": "ijk ijke ingen heid eren",
    "sv": "ning ningar arna erna else",
    "da": "else elser erne hed",
    "no": "else elser ene het",
    "fi": "ssa ssä lla llä sta stä inen isen ksi minen",
    "pl": "anie enie ość ości ego ych owy owa",
    "cs": "ení ání ost osti ého ých ová",
    "sk": "enie anie osť osti ého ých ová",
    "hu": "ság ség ban ben nak nek hoz ból",
    "ro": "ului ilor area rea ție ției ele",
    "tr": "ları leri lar ler inde ında nın nin ması mesi",
    "ca": "ció cions tat tats ment",
    "gl": "ción cións dade",
    "id": "kan nya",
    "lt": "imas imo ijos ams",
    "lv": "šana šanas ija",
    "et": "mine mise des",
}
