# SPDX-License-Identifier: Apache-2.0
"""Invented people, firms and places in many languages, to fill the columns of tests/files/mapping. Domains are reserved ones,
phone numbers are of ranges kept for films or plainly made up."""

import random
import uuid

# language: country code, country, first names, last names, cities, states, firms, jobs, streets, postal code, phone, mobile
# In patterns # is a digit.
PEOPLE = {
    "en": ("US", "United States", "Ava Mason Niamh Jack Grace Owen", "Torres Frost Whitmore Lee O'Brien Parker",
           "Boston,Austin,Denver,Portland", "Massachusetts,Texas,Colorado,Oregon",
           "Northgate Dental Group,Clearbrook Health LLC,Kestrel Marketing Ltd,Summit Foods Inc",
           "Marketing Manager,Sales Director,Founder,Software Engineer", "# Market St,## Elm Street", "#####",
           "(617) 555-01##", "+1 617 555 01##"),
    "de": ("DE", "Deutschland", "Anna Jürgen Stefanie Lukas Heike Uwe", "Müller Schäfer Weiß Krüger Hoffmann Vogel",
           "München,Köln,Leipzig,Bremen", "Bayern,Nordrhein-Westfalen,Sachsen,Bremen",
           "Weber Maschinenbau GmbH,Nordlicht Energie AG,Holz Bauer KG,Schmidt & Söhne",
           "Einkaufsleiterin,Geschäftsführer,Vertriebsleiter,Ingenieur", "Bahnhofstraße ##,Lindenweg #", "#####",
           "030 23125###", "0171 39200##"),
    "fr": ("FR", "France", "Camille Élodie Mathieu Zoé Benoît Lucie", "Dubois Lefèvre Moreau Girard Bonnet Faure",
           "Lyon,Nantes,Lille,Bordeaux", "Rhône,Loire-Atlantique,Nord,Gironde",
           "Boulangerie Moreau SARL,Atelier du Nord SAS,Groupe Azur,Ferme des Lilas",
           "Directrice commerciale,Responsable achats,Gérant,Ingénieur", "## rue de la Paix,# avenue Foch", "69###",
           "01 99 00 ## ##", "06 39 98 ## ##"),
    "es": ("ES", "España", "Lucía Javier Marta Íñigo Carmen Álvaro", "García López,Núñez Peña,Martín Ruiz,Ortega Gil",
           "Madrid,Sevilla,Valencia,Bilbao", "Madrid,Sevilla,Valencia,Vizcaya",
           "Aceites del Sur S.L.,Construcciones Peña S.A.,Viajes Luna,Grupo Norte",
           "Directora comercial,Gerente,Jefe de compras,Ingeniero", "Calle Mayor ##,Avda. de la Paz #", "28###",
           "91 555 ## ##", "612 34 ## ##"),
    "it": ("IT", "Italia", "Giulia Marco Chiara Luca Niccolò Sofia", "Rossi Bianchi D'Angelo Greco Ferrari Conti",
           "Milano,Torino,Bologna,Firenze", "MI,TO,BO,FI",
           "Officine Greco S.r.l.,Vini del Colle S.p.A.,Studio Conti,Ferrari Arredi",
           "Responsabile vendite,Titolare,Direttore acquisti,Ingegnere", "Via Roma ##,Corso Garibaldi #", "20###",
           "02 555 ####", "347 555 ####"),
    "pt": ("BR", "Brasil", "Ana João Beatriz Caio Fernanda Luís", "Souza Oliveira Araújo Gonçalves Lima Pereira",
           "São Paulo,Curitiba,Recife,Salvador", "São Paulo,Paraná,Pernambuco,Bahia",
           "Padaria Aurora Ltda,Tecno Sul S.A.,Grupo Ipê,Clínica Vida",
           "Gerente de vendas,Diretora,Analista,Engenheiro", "Rua das Flores ##,Av. Brasil ##", "01310-###",
           "(11) 3555-####", "(11) 95555-####"),
    "nl": ("NL", "Nederland", "Sanne Daan Femke Bram Lotte Joris", "Jansen Bakker Visser Smit Dijkstra Meijer",
           "Utrecht,Eindhoven,Zwolle,Breda", "Utrecht,Noord-Brabant,Overijssel,Gelderland",
           "Bakker Bouw B.V.,Visser Logistiek,De Groene Hoek,Smit Techniek",
           "Inkoopmanager,Directeur,Verkoopleider,Ingenieur", "Dorpsstraat ##,Kerkweg #", "35## AB",
           "030 555 ## ##", "06 555 ### ##"),
    "pl": ("PL", "Polska", "Zofia Paweł Małgorzata Łukasz Agnieszka Jan", "Kowalska Wiśniewski Wójcik Zieliński Mazur Król",
           "Kraków,Gdańsk,Łódź,Poznań", "małopolskie,pomorskie,łódzkie,wielkopolskie",
           "Meble Król Sp. z o.o.,Energia Plus S.A.,Zakład Mazur,Dom Wiśniewskich",
           "Kierownik sprzedaży,Dyrektor,Specjalista,Inżynier", "ul. Długa ##,ul. Polna #", "##-###",
           "12 555 ## ##", "512 555 ###"),
    "sv": ("SE", "Sverige", "Elsa Björn Åsa Nils Ingrid Oskar", "Lindström Sjöberg Nyström Öberg Holm Ek",
           "Göteborg,Malmö,Uppsala,Umeå", "Västra Götaland,Skåne,Uppsala,Västerbotten",
           "Lindström Bygg AB,Nordkust Energi AB,Holm & Ek,Sjöberg Konsult",
           "Försäljningschef,Vd,Inköpare,Ingenjör", "Storgatan ##,Kyrkvägen #", "### ##",
           "08-465 004 ##", "070-174 06 ##"),
    "da": ("DK", "Danmark", "Freja Søren Mette Jørgen Astrid Lars", "Nielsen Sørensen Østergaard Kjær Holst Bang",
           "Aarhus,Odense,Aalborg,Esbjerg", "Midtjylland,Syddanmark,Nordjylland,Hovedstaden",
           "Kjær Byg A/S,Nordsø Energi A/S,Bang Design ApS,Holst og Søn",
           "Salgschef,Direktør,Indkøber,Ingeniør", "Nørregade ##,Skolevej #", "8###", "32 55 ## ##", "20 55 ## ##"),
    "no": ("NO", "Norge", "Ingrid Håkon Solveig Øystein Kari Nils", "Hansen Bjørnstad Øien Lund Dahl Haugen",
           "Bergen,Trondheim,Stavanger,Tromsø", "Vestland,Trøndelag,Rogaland,Troms",
           "Fjord Bygg AS,Nordlys Energi AS,Lund og Dahl,Haugen Transport",
           "Salgssjef,Daglig leder,Innkjøper,Ingeniør", "Storgata ##,Skoleveien #", "5###", "22 55 ## ##", "412 55 ###"),
    "fi": ("FI", "Suomi", "Aino Väinö Helmi Onni Päivi Jukka", "Virtanen Mäkinen Hämäläinen Koskinen Järvinen Laine",
           "Tampere,Turku,Oulu,Jyväskylä", "Pirkanmaa,Varsinais-Suomi,Pohjois-Pohjanmaa,Keski-Suomi",
           "Koskinen Oy,Pohjola Energia Oyj,Laine ja Pojat,Järvi Design Oy",
           "Myyntijohtaja,Toimitusjohtaja,Ostaja,Insinööri", "Mannerheimintie ##,Koulukatu #", "33###",
           "09 555 ####", "040 555 ####"),
    "cs": ("CZ", "Česko", "Tereza Jiří Kateřina Ondřej Lucie Tomáš", "Nováková Dvořák Procházka Kučera Veselá Král",
           "Brno,Plzeň,Ostrava,Olomouc", "Jihomoravský,Plzeňský,Moravskoslezský,Olomoucký",
           "Dvořák stavby s.r.o.,Energo Morava a.s.,Pekárna Veselá,Kučera a syn",
           "Obchodní ředitel,Jednatel,Nákupčí,Inženýr", "Dlouhá ##,Školní #", "6## ##", "541 555 ###", "601 555 ###"),
    "sk": ("SK", "Slovensko", "Zuzana Ján Katarína Peter Mária Ľubomír", "Horváth Kováč Varga Tóth Nagy Baláž",
           "Košice,Žilina,Nitra,Trnava", "Košický,Žilinský,Nitriansky,Trnavský",
           "Kováč stavby s.r.o.,Energo Tatry a.s.,Pekáreň Varga,Baláž a syn",
           "Obchodný riaditeľ,Konateľ,Nákupca,Inžinier", "Hlavná ##,Školská #", "04# ##", "055 555 ## ##", "0905 555 ###"),
    "hu": ("HU", "Magyarország", "Zsófia Gergő Eszter Balázs Réka Ádám", "Kovács Szabó Tóth Kiss Varga Molnár",
           "Debrecen,Szeged,Pécs,Győr", "Hajdú-Bihar,Csongrád,Baranya,Győr-Moson-Sopron",
           "Kovács Építő Kft.,Tisza Energia Zrt.,Molnár Pékség,Varga és Fia",
           "Értékesítési vezető,Ügyvezető,Beszerző,Mérnök", "Fő utca ##.,Kossuth tér #.", "4###",
           "+36 1 555 ####", "+36 20 555 ####"),
    "ro": ("RO", "România", "Ioana Ștefan Andreea Răzvan Elena Mihai", "Popescu Ionescu Țurcanu Munteanu Stan Dinu",
           "Cluj-Napoca,Iași,Timișoara,Brașov", "Cluj,Iași,Timiș,Brașov",
           "Munteanu Construct SRL,Energia Nord SA,Brutăria Stan,Dinu și Fiii",
           "Director vânzări,Administrator,Achizitor,Inginer", "Str. Lungă ##,Bd. Unirii #", "400###",
           "0264 555 ###", "0722 555 ###"),
    "tr": ("TR", "Türkiye", "Elif Mehmet Ayşe Çağrı Gül Emre", "Yılmaz Şahin Öztürk Demir Aydın Kaya",
           "İstanbul,Ankara,İzmir,Bursa", "İstanbul,Ankara,İzmir,Bursa",
           "Demir İnşaat A.Ş.,Kaya Enerji Ltd. Şti.,Aydın Tekstil,Güneş Gıda",
           "Satış Müdürü,Genel Müdür,Satın Alma Uzmanı,Mühendis", "Atatürk Cad. ##,Gül Sok. #", "34###",
           "0212 555 ## ##", "0532 555 ## ##"),
    "el": ("GR", "Ελλάδα", "Μαρία Γιώργος Ελένη Νίκος Κατερίνα Δημήτρης", "Παπαδοπούλου Νικολάου Γεωργίου Δήμου Οικονόμου",
           "Αθήνα,Θεσσαλονίκη,Πάτρα,Βόλος", "Αττική,Μακεδονία,Αχαΐα,Μαγνησία",
           "Ελαιώνες Α.Ε.,Αιγαίο Ενέργεια,Νικολάου ΟΕ,Κατασκευές Δήμου",
           "Διευθυντής πωλήσεων,Διευθύνων σύμβουλος,Αγοραστής,Μηχανικός", "Ερμού ##,Σταδίου #", "105 ##",
           "210 555 ####", "697 555 ####"),
    "ru": ("RU", "Россия", "Анна Иван Ольга Дмитрий Екатерина Сергей", "Иванова Петров Смирнова Кузнецов Соколова Орлов",
           "Москва,Казань,Самара,Омск", "Московская область,Татарстан,Самарская область,Омская область",
           "ООО Ромашка,АО Северный ветер,ИП Орлов,ООО Стройдом",
           "Менеджер по закупкам,Директор,Инженер,Руководитель отдела", "ул. Ленина ##,пр. Мира #", "1#####",
           "+7 495 555-##-##", "+7 916 555-##-##"),
    "uk": ("UA", "Україна", "Олена Тарас Ірина Богдан Оксана Андрій", "Шевченко Коваленко Бойко Мельник Ткаченко Кравчук",
           "Київ,Львів,Одеса,Харків", "Київська,Львівська,Одеська,Харківська",
           "ТОВ Калина,ТОВ Дніпро Енерго,ФОП Бойко,ТОВ Світанок",
           "Менеджер,Директор,Інженер,Керівник відділу", "вул. Шевченка ##,пр. Перемоги #", "0####",
           "+380 44 555 ## ##", "+380 67 555 ## ##"),
    "bg": ("BG", "България", "Мария Иван Елена Георги Десислава Петър", "Иванова Петров Димитрова Николов Тодорова Стоянов",
           "София,Пловдив,Варна,Бургас", "София,Пловдив,Варна,Бургас",
           "Роза ЕООД,Тракия ООД,Стоянов и син,Балкан АД",
           "Мениджър продажби,Управител,Инженер,Счетоводител", "ул. Витоша ##,бул. България #", "1###",
           "02 955 ## ##", "088 755 ## ##"),
    "ar": ("AE", "الإمارات", "فاطمة أحمد ليلى خالد مريم يوسف", "الهاشمي المنصوري الزهراني حداد النجار",
           "دبي,أبوظبي,الشارقة,العين", "دبي,أبوظبي,الشارقة,عجمان",
           "شركة النور,مجموعة الخليج,شركة الواحة,مؤسسة البناء",
           "مدير المبيعات,المدير العام,مهندس,مسؤول المشتريات", "شارع الشيخ زايد ##,شارع النخيل #", "#####",
           "04 555 ####", "050 555 ####"),
    "he": ("IL", "ישראל", "נועה דוד תמר יוסי מיכל אורי", "כהן לוי מזרחי פרץ ביטון אברהם",
           "תל אביב,חיפה,ירושלים,באר שבע", "תל אביב,חיפה,ירושלים,דרום",
           "כהן טכנולוגיות בע\"מ,מאפיית לוי,גל אנרגיה,בניין העיר",
           "מנהלת מכירות,מנכ\"ל,מהנדס,רכש", "הרצל ##,דיזנגוף #", "#######", "03-555-####", "050-555-####"),
    "hi": ("IN", "भारत", "प्रिया राहुल अनीता विकास नेहा संजय", "शर्मा वर्मा गुप्ता यादव पटेल",
           "मुंबई,पुणे,जयपुर,लखनऊ", "महाराष्ट्र,राजस्थान,उत्तर प्रदेश,गुजरात",
           "शर्मा ट्रेडर्स,भारत एनर्जी,गुप्ता एंड संस,नमस्ते फूड्स",
           "प्रबंधक,निदेशक,अभियंता,विक्रय अधिकारी", "एमजी रोड ##,गांधी मार्ग #", "4#####",
           "+91 22 5550 ####", "+91 98200 5####"),
    "ja": ("JP", "日本", "花子 太郎 美咲 健 陽子 翔", "佐藤 鈴木 高橋 田中 伊藤 渡辺",
           "新宿区,大阪市,名古屋市,札幌市", "東京都,大阪府,愛知県,北海道",
           "株式会社あおぞら,山田電機株式会社,有限会社さくら,東海商事",
           "営業部長,代表取締役,課長,主任", "#丁目#番#号,中央#-#-#", "1##-00##", "03-5555-####", "090-5555-####"),
    "zh": ("CN", "中国", "伟 芳 娜 秀英 敏 静", "王 李 张 刘 陈 杨",
           "上海,北京,深圳,成都", "广东省,四川省,浙江省,江苏省",
           "上海晨光科技有限公司,北京云海贸易公司,深圳明日电子,成都蓝天食品有限公司",
           "销售经理,总经理,采购主管,工程师", "人民路##号,解放大道#号", "2#####", "021-5555 ####", "138 0013 ####"),
    "ko": ("KR", "대한민국", "지우 민준 서연 도윤 하은 준호", "김 이 박 최 정 강",
           "서울,부산,대구,인천", "서울특별시,부산광역시,대구광역시,경기도",
           "주식회사 한빛,미래전자(주),바다식품,서울건설",
           "영업부장,대표이사,과장,대리", "강남대로 ##,중앙로 #", "0####", "02-555-####", "010-5555-####"),
    "vi": ("VN", "Việt Nam", "Lan Minh Hương Tuấn Linh Dũng", "Nguyễn Trần Lê Phạm Hoàng Vũ",
           "Hà Nội,Đà Nẵng,Huế,Cần Thơ", "Hà Nội,Đà Nẵng,Thừa Thiên Huế,Cần Thơ",
           "Công ty TNHH Hoa Sen,Công ty CP Bình Minh,Tập đoàn Sao Mai,Nhà hàng Phố",
           "Giám đốc kinh doanh,Trưởng phòng,Kế toán,Kỹ sư", "## Lê Lợi,# Trần Phú", "1#####",
           "024 3555 ####", "0912 555 ###"),
    "th": ("TH", "ประเทศไทย", "สมชาย มาลี วิชัย นิดา อนันต์ สุดา", "ใจดี ศรีสุข ทองดี แก้วใส วงศ์ไทย",
           "กรุงเทพฯ,เชียงใหม่,ภูเก็ต,ขอนแก่น", "กรุงเทพมหานคร,เชียงใหม่,ภูเก็ต,ขอนแก่น",
           "บริษัท สยามรุ่งเรือง จำกัด,บริษัท ฟ้าใส จำกัด,ร้านดอกไม้,บริษัท ไทยฟู้ด จำกัด",
           "ผู้จัดการฝ่ายขาย,กรรมการผู้จัดการ,วิศวกร,ฝ่ายจัดซื้อ", "## ถนนสุขุมวิท,# ถนนพระราม 4", "10###",
           "02 555 ####", "081 555 ####"),
    "id": ("ID", "Indonesia", "Siti Budi Dewi Agus Putri Rizky", "Santoso Wijaya Lestari Pratama Hidayat",
           "Jakarta,Bandung,Surabaya,Medan", "DKI Jakarta,Jawa Barat,Jawa Timur,Sumatera Utara",
           "PT Maju Bersama,CV Sinar Jaya,PT Bumi Hijau,Toko Melati",
           "Manajer Penjualan,Direktur,Staf Pembelian,Insinyur", "Jl. Merdeka No. ##,Jl. Sudirman #", "1####",
           "021 555 ####", "0812 555 ####"),
    "hr": ("HR", "Hrvatska", "Ana Ivan Petra Marko Lucija Željko", "Horvat Kovačić Babić Jurić Šimić",
           "Zagreb,Split,Rijeka,Osijek", "Zagrebačka,Splitsko-dalmatinska,Primorsko-goranska,Osječka",
           "Kovačić gradnja d.o.o.,Jadran energija d.d.,Pekara Babić,Šimić i sin",
           "Voditelj prodaje,Direktor,Nabavljač,Inženjer", "Ilica ##,Vukovarska #", "10###",
           "01 555 ####", "091 555 ####"),
}

WORDS = "spring alpha quote harbour renewal blue pilot demo river summit".split()
TEXTS = ("Call back after the holidays", "Asked for a quote, wants delivery in May", "Met at the stand, very interested",
         "Left voicemail, will try again next week", "Needs a second offer for two sites")
SOURCES = "Website,Referral,Trade Show,Cold Call,Social Media"
INDUSTRIES = "Healthcare,Manufacturing,Retail,Construction,Software"
# Columns of which people leave cells blank.
SPARSE = {"mobile", "phone", "website", "linkedin_url", "description", "value", "annual_revenue", "text", "tags"}


def split(text):
    return text.split(",") if "," in text else text.split(" ")


class Rows:
    """Deterministic: the same language and seed give the same rows."""

    def __init__(self, language, seed):
        self.random = random.Random(seed)
        row = PEOPLE[language]
        self.language, self.code, self.country = language, row[0], row[1]
        names = ("first", "last", "city", "state", "company", "job", "street", "zip", "phone", "mobile")
        self.values = dict(zip(names, ([p for p in split(text)] if i < 6 else text.split(",")
                                       for i, text in enumerate(row[2:])), strict=True))
        self.number = 1000

    def pick(self, name):
        return self.filled(self.random.choice(self.values[name]))

    def filled(self, pattern):
        return "".join(str(self.random.randint(1, 9)) if c == "#" else c for c in pattern)

    def full(self):
        first, last = self.pick("first"), self.pick("last")
        if self.language in ("ja", "zh", "ko"):
            return last + ("" if self.language != "ja" else " ") + first
        return f"{last} {first}" if self.language in ("hu", "vi") else f"{first} {last}"

    def date(self):
        day, month, year = self.random.randint(1, 28), self.random.randint(1, 12), self.random.randint(2023, 2026)
        return f"{month:02}/{day:02}/{year}" if self.language == "en" else f"{day:02}.{month:02}.{year}"

    def value(self, kind):
        """What a cell of that kind holds; `kind` is a word, `of A; B` or `mark X kind`."""
        if kind.startswith("of "):
            return self.random.choice(kind[3:].split("; "))
        if kind.startswith("mark "):
            _, mark, rest = kind.split(" ", 2)
            text = self.value(rest)
            return text and mark + text
        if kind in SPARSE and self.random.random() < 0.25:
            return ""
        number = self.random.randint
        self.number += 1
        makers = {
            "blank": lambda: "",
            "first": lambda: self.pick("first"), "last": lambda: self.pick("last"), "full": self.full,
            "email": lambda: f"{self.random.choice(WORDS)}.{self.number}@example.{self.random.choice(['com', 'org', 'net'])}",
            "domain": lambda: f"{self.random.choice(WORDS)}{self.number}.example",
            "phone": lambda: self.pick("phone"), "mobile": lambda: self.pick("mobile"),
            "company": lambda: self.pick("company"), "job": lambda: self.pick("job"),
            "website": lambda: f"https://www.{self.random.choice(WORDS)}{self.number}.example",
            "url": lambda: f"https://app.example.com/{self.random.choice(WORDS)}/{self.number}",
            "linkedin": lambda: f"https://www.linkedin.com/in/{self.random.choice(WORDS)}-{self.number}",
            "street": lambda: self.pick("street"), "city": lambda: self.pick("city"), "state": lambda: self.pick("state"),
            "zip": lambda: self.pick("zip"), "country": lambda: self.country, "code2": lambda: self.code,
            "industry": lambda: self.random.choice(INDUSTRIES.split(",")), "employees": lambda: str(number(1, 80) * 5),
            "source": lambda: self.random.choice(SOURCES.split(",")),
            "money": lambda: f"{number(1, 90)},{number(0, 9)}00.00" if self.language == "en" else f"{number(1, 90)}.500,00",
            "stage": lambda: self.random.choice(["New", "Contacted", "Qualified", "Lost"]),
            "pipeline": lambda: "Sales", "priority": lambda: self.random.choice(["High", "Medium", "Low"]),
            "date": self.date, "datetime": lambda: f"2025-{number(1, 12):02}-{number(1, 28):02} {number(8, 18):02}:{number(10, 59)}",
            "tags": lambda: self.random.choice(["Webinar", "VIP; Newsletter", "Partner"]), "bool": lambda: self.random.choice(["true", "false"]),
            "text": lambda: self.random.choice(TEXTS), "words": lambda: " ".join(self.random.sample(WORDS, 3)).capitalize(),
            "word": lambda: self.random.choice(WORDS) + str(number(1, 99)),
            "number": lambda: str(4870000 + self.number * 7), "number0": lambda: str(number(0, 1)),
            "running": lambda: str(self.number - 1000), "year": lambda: str(number(1950, 2020)),
            "decimal": lambda: f"{number(0, 99)}.{number(10, 99)}", "percent": lambda: str(number(1, 9) * 10),
            "code": lambda: f"K{number(100000, 999999)}x{self.number}", "ip": lambda: f"192.0.2.{number(1, 254)}",
            "uuid": lambda: str(uuid.UUID(int=self.random.getrandbits(128))),
        }
        return makers[kind]()


# The kind of values that a field has, where the table names no other.
KIND_OF_FIELD = {
    "first_name": "first", "last_name": "last", "full_name": "full", "email": "email", "phone": "phone", "mobile": "mobile",
    "company": "company", "job_title": "job", "website": "website", "linkedin_url": "linkedin", "street": "street",
    "city": "city", "state": "state", "postal_code": "zip", "country": "country", "industry": "industry",
    "employees": "employees", "annual_revenue": "money", "source": "source", "pipeline": "pipeline", "stage": "stage",
    "priority": "priority", "value": "money", "expected_close_date": "date", "owner": "full", "tags": "tags",
    "email_opt_out": "bool", "external_id": "code", "description": "text", "title": "words",
}
