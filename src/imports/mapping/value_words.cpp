// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/value_words.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "base/text/fold.h"
#include "imports/mapping/name_words.h"

namespace inlet::imports {
namespace {

// Lists of words in common languages, with commas between them. Case, accents and signs do not matter.

constexpr std::string_view kPriorities = R"(
urgent, high, medium, low, none, normal, critical, very high, highest, lowest, hot, warm, cold, p1, p2, p3, p4,
hoch, mittel, niedrig, dringend, heiß, kalt, haute, moyenne, basse, élevée, faible, urgente, chaud, froid, tiède,
alta, media, baja, média, baixa, bassa, caliente, tibio, frío, quente, morno, frio, hoog, gemiddeld, laag, hög,
medel, låg, høj, høy, mellem, middels, lav, wysoki, średni, niski, высокий, средний, низкий, yüksek, orta, düşük,
高, 中, 低, 높음, 보통, 낮음, vysoká, střední, nízká, hot lead, warm lead, cold lead, högt, lågt, korkea, keskitaso,
matala, alto, medio, basso, baixo, médio, bajo)";

constexpr std::string_view kVagueRegions = R"(
emea, apac, amer, americas, latam, na, eu, europe, asia, africa, oceania, north america, south america, dach,
mena, nordics, benelux, uk&i, uki, global, row, anz, cee, north, south, east, west, central, northeast, southwest,
southeast, northwest)";

constexpr std::string_view kCurrencies = R"(
usd, eur, gbp, chf, jpy, inr, brl, mxn, cad, aud, nzd, sek, nok, dkk, pln, czk, huf, ron, try, tl, rub, uah, cny,
rmb, krw, zar, aed, sar, ils, sgd, hkd, myr, idr, vnd, thb, php, kr, zł, kč, ft, lei, rs, руб, р, грн, r, rm, rp,
us, ca, au, mio, m, k, mn, cop, ars, clp, pen)";

constexpr std::string_view kMonths = R"(
jan, january, feb, february, mar, march, apr, april, may, jun, june, jul, july, aug, august, sep, sept, september,
oct, october, nov, november, dec, december, januar, februar, märz, mai, juni, juli, oktober, dezember, janvier,
février, mars, avril, juin, juillet, août, septembre, octobre, novembre, décembre, enero, febrero, marzo, abril,
mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, gennaio, febbraio, aprile, maggio, giugno,
luglio, settembre, ottobre, dicembre)";

constexpr std::string_view kBooleans = R"(
yes, no, true, false, y, n, 0, 1, on, off, t, f, x, ja, nein, oui, non, si, sí, não, sim, nao, nee, tak, nie, да,
нет, так, ні, evet, hayır, ano, ne, kyllä, ei, nej, nei, igen, nem, da, nu, 是, 否, はい, いいえ, 예, 아니오, نعم, لا, हाँ,
नहीं, checked, unchecked, wahr, falsch, vrai, faux)";

constexpr std::string_view kHonorifics = R"(
mr, mrs, ms, miss, mx, dr, prof, professor, sir, madam, master, rev, hon, capt, col, lt, mister, herr, frau, herr
dr, frau dr, dr med, dipl ing, ing, mag, mba, phd, m, mme, mlle, monsieur, madame, mademoiselle, me, sr, sra,
srta, señor, señora, señorita, d, dña, don, doña, sr a, senhor, senhora, sig, sigra, signor, signora, signorina,
dott, dottssa, dottoressa, avv, dhr, mevr, mw, de heer, mevrouw, pan, pani, pán, paní, г-н, г-жа, господин,
госпожа, пан, пані, bay, bayan, sn, 先生, 女士, 小姐, 様, 氏, mgr, bc, mudr, judr, drs, ir, exmo, exma, eng, engº, engª,
dra, prof dr, dr ing, lic, arq, c, shri, smt, kumari, hr, fru, fr, tn, ny, bpk, ibu, السيد, السيدة, د, م, الأستاذ,
श्री, श्रीमती, male, female, weiblich, männlich, divers, mr., hd, mrs., nő, férfi, κος, κα)";

constexpr std::string_view kJobs = R"(
manager, director, ceo, cfo, cto, coo, cmo, cio, cro, chro, cpo, ciso, vp, svp, evp, avp, president, head, chief,
officer, founder, cofounder, owner, partner, lead, leader, engineer, developer, consultant, analyst, assistant,
associate, executive, representative, specialist, coordinator, administrator, supervisor, architect, designer,
buyer, accountant, controller, secretary, teacher, professor, nurse, doctor, lawyer, attorney, technician,
operator, principal, chairman, chairwoman, chair, advisor, adviser, agent, planner, scientist, researcher, editor,
writer, producer, recruiter, intern, trainee, student, freelancer, entrepreneur, proprietor, salesperson,
marketer, strategist, purchaser, clerk, driver, mechanic, foreman, geschäftsführer, geschäftsführerin, leiter,
leiterin, vorstand, inhaber, inhaberin, berater, beraterin, referent, einkäufer, einkäuferin, vertrieb,
entwickler, ingenieur, assistent, assistentin, sachbearbeiter, projektleiter, vertriebsleiter, prokurist,
directeur, directrice, responsable, gérant, gérante, chef, cheffe, ingénieur, acheteur, acheteuse, président,
présidente, comptable, commercial, commerciale, chargé, chargée, conseiller, conseillère, fondateur, fondatrice,
dirigeant, gerente, jefe, jefa, directora, ingeniero, ingeniera, comprador, compradora, propietario, fundador,
fundadora, socio, analista, coordinador, coordinadora, asistente, vendedor, vendedora, diretor, diretora,
engenheiro, coordenador, coordenadora, sócio, gestor, gestora, supervisora, encarregado, direttore, direttrice,
titolare, responsabile, amministratore, impiegato, ingegnere, fondatore, consulente, hoofd, eigenaar, inkoper,
adviseur, medewerker, verkoper, zaakvoerder, säljare, ägare, ordförande, konsult, ingenjör, leder, direktør,
daglig, ejer, eier, selger, sælger, indkøber, innkjøper, konsulent, toimitusjohtaja, johtaja, päällikkö, myyjä,
dyrektor, kierownik, prezes, specjalista, właściciel, menedżer, ředitel, ředitelka, jednatel, obchodník, manažer,
majitel, директор, менеджер, руководитель, начальник, бухгалтер, специалист, инженер, владелец, генеральный,
заместитель, müdür, müdürü, yönetici, genel, uzman, uzmanı, kurucu, sahibi, mühendis, igazgató, vezető, ügyvezető,
cxo, md, gm, hr, it, pm, marketing, sales, operations, procurement, purchasing, engineering, vd, direktör,
inköpare, förman, verkställande, rektor, kierowniczka, dyrektorka, riaditeľ, konateľ, nákupčí, nákupca, beszerző,
mérnök, achizitor, inginer, voditelj, nabavljač, inženjer, управител, мениджър, керівник, інженер)";

constexpr std::string_view kStages = R"(
new, open, contacted, not contacted, working, in progress, qualified, unqualified, disqualified, nurturing,
nurture, attempted to contact, attempted, connected, bad timing, open deal, converted, not converted, lost, won,
proposal, proposal sent, negotiation, contact in future, junk lead, lost lead, prequalified, not qualified, open
not contacted, working contacted, closed converted, closed not converted, closed won, closed lost, follow up,
followup, interested, not interested, cold, warm, hot, prospect, prospecting, lead, new lead, opportunity, demo,
demo scheduled, meeting scheduled, meeting booked, quote, quote sent, quoted, discovery, approaching, replied,
engaged, marketing qualified lead, sales qualified lead, mql, sql, recycled, assigned, unassigned, dead, junk,
qualification, needs analysis, decision, contract sent, no response, callback, call back, in process, in
bearbeitung, neu, offen, kontaktiert, qualifiziert, nicht qualifiziert, gewonnen, verloren, angebot, angebot
gesendet, verhandlung, interessiert, kein interesse, nouveau, nouvelle, contacté, qualifié, non qualifié, gagné,
perdu, proposition, proposition envoyée, négociation, en cours, à contacter, à relancer, à rappeler, devis envoyé,
ouvert, nuevo, nueva, contactado, calificado, cualificado, no calificado, ganado, perdido, propuesta, negociación,
en proceso, en curso, interesado, no interesado, abierto, propuesta enviada, en negociación, por contactar, sin
contactar, novo, nova, contatado, qualificado, não qualificado, ganho, proposta, negociação, em andamento, em
negociação, proposta enviada, em contato, aberto, em contacto, nuovo, nuova, contattato, qualificato, non
qualificato, vinto, perso, trattativa, in corso, da contattare, in trattativa, in lavorazione, aperto, proposta
inviata, offerta inviata, chiuso vinto, chiuso perso, nieuw, gecontacteerd, gekwalificeerd, offerte, in
behandeling, benaderd, in onderhandeling, offerte verstuurd, ny, kontaktad, kontaktet, kvalificerad, kvalifisert,
kvalificeret, vunnen, vunnet, vundet, förlorad, tapt, tabt, offert, tilbud, pågående, öppen, åpen, åben, pågår,
uusi, kontaktoitu, kvalifioitu, voitettu, hävitty, hävitetty, tarjous, avoin, käynnissä, menetetty, nowy, nowa,
skontaktowany, zakwalifikowany, wygrany, wygrana, przegrany, przegrana, oferta, w toku, otwarty, utracony, w
trakcie, negocjacje, nový, nová, nové, kontaktován, kontaktovaný, kvalifikovaný, kvalifikován, vyhráno, prohráno,
nabídka, otevřený, v řešení, rozpracovaný, rozpracováno, новый, новая, новые, в работе, связались, квалифицирован,
выиграно, проиграно, предложение, переговоры, контакт установлен, потерян, отказ, в процессе, первичный контакт,
закрыт, новий, в роботі, нов, yeni, iletişime geçildi, nitelikli, kazanıldı, kaybedildi, teklif, açık,
görüşülüyor, teklif verildi, devam ediyor, görüşmede, takipte, iletişim kuruldu, 新, 新建, 未联系, 已联系, 跟进中, 合格, 不合格,
赢单, 输单, 新线索, 已成交, 意向, 待跟进, 已转化, 新規, 商談中, 対応中, 受注, 失注, 未対応, 連絡済み, 提案中, 見込み, コンタクト済, アプローチ中, 検討中, 신규, 연락됨, 상담중, 진행중,
계약완료, 실패, 제안, 협상, 연락 완료, 접촉, 제안중, جديد, تم التواصل, مؤهل, قيد المتابعة, قيد التواصل, مهتم, غير مهتم, नया, संपर्क
किया, új, kapcsolatfelvétel, folyamatban, megnyert, elveszített, nou, contactat, calificat, câștigat, pierdut,
mới, đã liên hệ, tiềm năng, đang liên hệ, đang xử lý, baru, dihubungi, terkualifikasi)";

constexpr std::string_view kSubscriptionStates = R"(
active, inactive, subscribed, unsubscribed, unconfirmed, confirmed, bounced, cleaned, pending, complained,
cancelled, canceled, enabled, disabled, paid, unpaid, refunded, completed, complete, attending, attended, checked
in, not attending, registered, approved, denied, rejected, valid, invalid, verified, unverified, accept all,
unknown, shipped, delivered, failed, sent, expired, trial, trialing, past due, free, premium, invited, declined,
accepted, no show, waitlist, transferred, deleted, archived, aktiv, inaktiv, abgemeldet, actif, inactif, abonné,
désabonné, activo, inactivo, suscrito, ativo, inativo, inscrito, attivo, inattivo, iscritto, disiscritto, actief,
inactief, aktywny, nieaktywny, активен, неактивен, активный, неактивный, aktif, pasif, 有效, 启用, 停用, 有効, 無効, 활성,
new, open, closed, won, lost, contacted, qualified, open rate, single opt in, double opt in, opted in, opted out,
published, draft, live, in stock)";

constexpr std::string_view kLegalForms = R"(
ltd, limited, llc, inc, corp, corporation, company, plc, llp, gmbh, mbh, kg, ohg, gbr, ug, sarl, sas, sasu, spa,
srl, bv, nv, ab, oy, aps, pty, pvt, private, holding, holdings, group, gruppe, kft, zrt, doo, sro, ооо, оао, зао,
ао, ип, тоо, тов, ltda, eireli, slu, sl, bvba, vof, eood, ood, associates, solutions, technologies, industries,
services, systems, sp, oyj, ent, enterprises, stiftung)";

using WordSet = std::unordered_set<std::string>;

WordSet folded_set(std::string_view list) {
  WordSet set;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string folded = base::fold_loose(list.substr(0, comma));
    if (!folded.empty()) set.insert(std::move(folded));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return set;
}

// Folded first: GmbH is one word, and only names of columns have words that meet at a capital.
bool has_any_word(std::string_view text, const WordSet& words) {
  for (const std::string& word : split_words(base::fold_text(text))) {
    if (words.contains(word)) return true;
  }
  return false;
}

}  // namespace

bool is_currency(std::string_view word) {
  static const WordSet words = folded_set(kCurrencies);
  static constexpr std::string_view kSigns[] = {"€", "£",   "¥", "₹",
                                                "₺", "₽", "₩", "₴"};  // nothing is left of them folded
  return std::ranges::find(kSigns, word) != std::end(kSigns) || words.contains(base::fold_loose(word));
}

bool has_month(std::string_view text) {
  static const WordSet months = folded_set(kMonths);
  return has_any_word(text, months);
}

bool looks_like_boolean(std::string_view text) {
  static const WordSet words = folded_set(kBooleans);
  return words.contains(base::fold_loose(text));
}

bool is_honorific(std::string_view text) {
  static const WordSet words = folded_set(kHonorifics);
  std::string folded;
  for (const std::string& word : split_words(text)) folded += word;
  return words.contains(folded);
}

bool is_job_title(std::string_view text) {
  static const WordSet words = folded_set(kJobs);
  if (has_any_word(text, words)) return true;
  // Germanic and Finnish names of jobs are one word: Försäljningschef, Vertriebsleiterin, Myyntijohtaja.
  static constexpr std::string_view kWordEndings[] = {
      "leiter",    "leiterin",   "chef",      "leder",    "ingenieur",  "ingenjor",   "ingenior",  "berater",
      "beraterin", "meister",    "kaufer",    "kauferin", "arbeiter",   "arbeiterin", "assistent", "assistentin",
      "referent",  "referentin", "direktor",  "ansvarig", "ansvarlig",  "konsult",    "konsulent", "saljare",
      "selger",    "saelger",    "kopare",    "tekniker", "medewerker", "adviseur",   "manager",   "managerin",
      "johtaja",   "paallikko",  "insinoori", "ostaja",   "myyja"};
  for (const std::string& word : split_words(text)) {
    if (std::ranges::any_of(kWordEndings, [&](std::string_view end) { return word.ends_with(end); })) return true;
  }
  static constexpr std::string_view kEndings[] = {"经理", "总监",         "总裁", "主管",   "工程师", "董事", "负责人",
                                                  "部長", "課長",         "社長", "取締役", "係長",   "担当", "代表",
                                                  "主任", "マネージャー", "대표", "과장",   "부장",   "이사", "팀장",
                                                  "대리", "차장",         "مدير", "प्रबंधक",  "經理",   "總監"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view e) { return text.find(e) != text.npos; });
}

bool is_priority(std::string_view text) {
  static const WordSet words = folded_set(kPriorities);
  return words.contains(base::fold_loose(text));
}

bool is_vague_region(std::string_view text) {
  static const WordSet words = folded_set(kVagueRegions);
  return words.contains(base::fold_loose(text));
}

bool is_stage(std::string_view text) {
  static const WordSet words = folded_set(kStages);
  return words.contains(base::fold_loose(text));
}

bool is_subscription_state(std::string_view text) {
  static const WordSet words = folded_set(kSubscriptionStates);
  return words.contains(base::fold_loose(text)) || is_stage(text);
}

bool has_legal_form(std::string_view text) {
  static const WordSet words = folded_set(kLegalForms);
  if (has_any_word(text, words)) return true;
  static constexpr std::string_view kMarks[] = {
      "S.A.",     "S.L.",     "s.r.o.", "S.r.l.",   "S.p.A.", "A.Ş.", "a.s.", "Sp. z o.o.", "株式会社",
      "有限公司", "有限会社", "公司",   "주식회사", "(주)",   "شركة", " AG",  " SA",        " AS",
      " A/S",     "d.o.o.",   "B.V.",   "N.V.",     "e.K.",   "e.V.", "集团"};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

}  // namespace inlet::imports
