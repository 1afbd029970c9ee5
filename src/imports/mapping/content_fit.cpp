// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/content_fit.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "imports/mapping/header_matcher.h"

namespace inlet::imports {
namespace {

constexpr double kEnough = 0.8;
constexpr double kClearly = 0.5;          // of the cells are something else
constexpr std::uint64_t kNoHandful = 10;  // cells

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

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// Digits of any script as ASCII, all other characters as they are.
std::string with_plain_digits(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    at += next.size_bytes;
    const char32_t c = next.value;
    char32_t zero = 0;
    for (const char32_t first : {U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\u0E50', U'\uFF10'}) {
      if (c >= first && c <= first + 9) zero = first;
    }
    if (zero != 0) {
      result += static_cast<char>('0' + static_cast<int>(c - zero));
    } else if (base::is_blank_character(c)) {
      result += ' ';
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      result += '-';
    } else if (c == 0xFF0B) {
      result += '+';
    } else {
      base::append_utf8(result, c);
    }
  }
  return result;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

bool has_any_word(std::string_view text, const WordSet& words) {
  for (const std::string& word : split_words(text)) {
    if (words.contains(word)) return true;
  }
  return false;
}

bool is_plain_text(std::string_view text) {
  return !looks_like_email(text) && !looks_like_number(text) && !starts_with_any(text, {"http://", "https://"});
}

bool is_place_name(std::string_view text) { return is_plain_text(text) && count_digits(text) * 3 <= text.size(); }

bool is_postal_code(std::string_view text) {
  return text.size() <= 16 && !looks_like_email(text) && count_digits(with_plain_digits(text)) >= 2;
}

bool is_country(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_digit) && text.find('@') == text.npos &&
         base::count_code_points(text) <= 60;
}

bool is_identifier(std::string_view text) { return text.size() <= 100 && !looks_like_email(text); }

bool is_person_or_email(std::string_view text) { return looks_like_email(text) || looks_like_name(text); }

bool is_priority(std::string_view text) {
  static const WordSet words = folded_set(
      "urgent, high, medium, low, none, normal, critical, very high, highest, lowest, hot, warm, cold, p1, p2, p3, p4, "
      "hoch, mittel, "
      "niedrig, dringend, heiß, warm, kalt, haute, moyenne, basse, élevée, faible, urgente, chaud, froid, tiède, alta, "
      "media, baja, "
      "média, baixa, bassa, caliente, tibio, frío, quente, morno, frio, hoog, gemiddeld, laag, hög, medel, låg, høj, "
      "høy, mellem, "
      "middels, lav, wysoki, średni, niski, высокий, средний, низкий, yüksek, orta, düşük, 高, 中, 低, 높음, 보통, "
      "낮음, vysoká, "
      "střední, nízká, hot lead, warm lead, cold lead, högt, lågt, korkea, keskitaso, matala, alto, medio, basso, "
      "baixo, médio, bajo");
  return words.contains(base::fold_loose(text));
}

bool is_vague_region(std::string_view text) {
  static const WordSet words = folded_set(
      "emea, apac, amer, americas, latam, na, eu, europe, asia, africa, oceania, north america, south america, dach, "
      "mena, nordics, "
      "benelux, uk&i, uki, global, row, anz, cee, north, south, east, west, central, northeast, southwest, southeast, "
      "northwest");
  return words.contains(base::fold_loose(text));
}

Fit at_least(double share) { return share >= kEnough ? Fit::kFits : Fit::kDoesNotFit; }

// Whether a value has the shape that fields of this type are known by; false for types that have none.
bool is_of_type(leads::FieldType type, std::string_view text) {
  using enum leads::FieldType;
  switch (type) {
    case kEmail: return looks_like_email(text);
    case kPhone: return looks_like_phone(text);
    case kUrl: return looks_like_url(text);
    case kInteger:
    case kDecimal:
    case kMoney:
    case kPercent: return looks_like_number(text);
    case kBoolean: return looks_like_boolean(text);
    case kDate:
    case kDateTime: return looks_like_date(text);
    default: return false;
  }
}

Fit fit_of_type(leads::FieldType type, const ColumnContent& content, std::uint64_t benefit) {
  using enum leads::FieldType;
  switch (type) {
    case kEmail: return at_least(content.share(looks_like_email, benefit));
    case kPhone: return at_least(content.share(looks_like_phone, benefit));
    case kUrl: return at_least(content.share(looks_like_url, benefit));
    case kInteger: return at_least(content.share(looks_like_integer, benefit));
    case kDecimal:
    case kMoney:
    case kPercent: return at_least(content.share(looks_like_number, benefit));
    case kBoolean: return at_least(content.share(looks_like_boolean, benefit));
    case kDate:
    case kDateTime: return at_least(content.share(looks_like_date, benefit));
    case kUser: return at_least(content.share(is_person_or_email, benefit));
    default: return Fit::kUnknown;
  }
}

// What a known name must hold beyond its type.
Fit fit_of_key(std::string_view key, const ColumnContent& content, std::uint64_t benefit) {
  const auto good = [&](auto test) {
    return content.share(test, benefit) >= kEnough ? Fit::kUnknown : Fit::kDoesNotFit;
  };
  if (key == "first_name" || key == "last_name") return good(looks_like_name);
  if (key == "full_name") {
    return content.share(has_legal_form) >= 0.3 ? Fit::kDoesNotFit : good(looks_like_name);
  }
  if (key == "linkedin_url") return at_least(content.share(looks_like_linkedin, benefit));
  if (key == "company" || key == "industry" || key == "job_title") {
    return content.share(looks_like_boolean) > 0.5 ? Fit::kDoesNotFit : good(is_plain_text);
  }
  if (key == "city") return good(is_place_name);
  if (key == "state") {
    if (content.share(is_subscription_state) >= 0.3 || content.share(is_vague_region) >= 0.3) return Fit::kDoesNotFit;
    return good(is_place_name);
  }
  if (key == "street")
    return content.share(looks_like_email) > 0.2 || content.share(looks_like_boolean) > 0.5 ? Fit::kDoesNotFit
                                                                                            : Fit::kUnknown;
  if (key == "postal_code") return good(is_postal_code);
  if (key == "country") return good(is_country);
  if (key == "source" || key == "stage" || key == "pipeline") return good(is_plain_text);
  if (key == "priority") return at_least(content.share(is_priority, benefit));
  if (key == "external_id") {
    return content.filled() >= 5 && content.distinct_share() < 0.9 ? Fit::kDoesNotFit : good(is_identifier);
  }
  if (key == "tags" || key == "description" || key == "title") {
    return content.share(looks_like_boolean) > 0.5 && key != "description" ? Fit::kDoesNotFit : Fit::kUnknown;
  }
  return Fit::kUnknown;
}

}  // namespace

ColumnContent::ColumnContent(const tables::ColumnSurvey& survey) : filled_(survey.filled) {
  const auto add = [&](std::string_view raw, std::uint64_t count) {
    std::string_view text = base::trim(raw);
    // A spreadsheet's mark for text.
    while (text.starts_with('\'') && text.size() > 1) text.remove_prefix(1);
    if (text.empty() || count == 0) return;
    values_.emplace_back(text, count);
    total_ += count;
  };
  for (const auto& [text, count] : survey.values) add(text, count);
  if (values_.empty()) {
    for (const std::string& text : survey.samples) add(text, 1);
  }
  if (filled_ == 0) filled_ = total_;
  const std::uint64_t distinct = std::max<std::uint64_t>(survey.distinct, values_.size());
  if (filled_ != 0) distinct_share_ = std::min(1.0, static_cast<double>(distinct) / static_cast<double>(filled_));
}

bool looks_like_email(std::string_view text) {
  if (text.starts_with("mailto:")) text.remove_prefix(7);
  const std::size_t at = text.find('@');
  if (at == text.npos || at == 0) return false;
  const std::size_t dot = text.find('.', at);
  return dot != text.npos && dot > at + 1 && dot + 1 < text.size();
}

bool looks_like_phone(std::string_view raw) {
  const std::string plain = with_plain_digits(raw);
  std::string_view text = plain;
  for (const std::string_view prefix : {"tel:", "p:", "Tel.", "Tel:", "tel.", "Tel"}) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  }
  const std::size_t digits = count_digits(text);
  if (digits < 5 || digits > 34 || looks_like_date(base::trim(text))) return false;
  std::size_t letters = 0;
  for (const char c : text) {
    if (is_letter_byte(c)) ++letters;
    if (c == '@' || c == '$' || c == '%' || c == '"' || c == '_') return false;
  }
  // "ext. 12", "x12", "Büro", but no street: letters are few beside the digits.
  return letters * 2 <= digits;
}

bool looks_like_url(std::string_view text) {
  if (starts_with_any(text, {"http://", "https://", "HTTP://", "HTTPS://", "Http://", "Https://", "www.", "WWW."}))
    return true;
  if (text.find('@') != text.npos || text.find(' ') != text.npos) return false;
  const std::string_view host = text.substr(0, text.find('/'));
  const std::size_t dot = host.rfind('.');
  return dot != host.npos && dot > 0 && host.size() - dot > 2 &&
         std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), is_letter_byte);
}

bool looks_like_linkedin(std::string_view text) {
  const std::string folded = base::fold_text(text);
  return folded.find("linkedin.com") != folded.npos && folded.find("/company/") == folded.npos;
}

bool looks_like_number(std::string_view raw) {
  static const WordSet currencies = folded_set(
      "usd, eur, gbp, chf, jpy, inr, brl, mxn, cad, aud, nzd, sek, nok, dkk, pln, czk, huf, ron, try, tl, rub, uah, "
      "cny, rmb, krw, zar, "
      "aed, sar, ils, sgd, hkd, myr, idr, vnd, thb, php, kr, zł, kč, ft, lei, rs, руб, р, грн, r, rm, rp, us, ca, au, "
      "mio, m, k, mn, cop, ars, clp, pen");
  const std::string plain = with_plain_digits(raw);
  if (count_digits(plain) == 0) return false;
  std::string word;
  const auto word_fits = [&] {
    const bool fits = word.empty() || currencies.contains(base::fold_loose(word));
    word.clear();
    return fits;
  };
  int signs = 0;
  for (const char c : plain) {
    if (is_letter_byte(c)) {
      word += c;
      continue;
    }
    // Signs of currencies are letters here as they are beyond ASCII.
    if (word == "€" || word == "£" || word == "¥" || word == "₹" || word == "₺" || word == "₽" || word == "₩" ||
        word == "₴")
      word.clear();
    if (!word_fits()) return false;
    if (c == '-' || c == '+') ++signs;
    if (!is_digit(c) && std::string_view(" .,'-+()$%").find(c) == std::string_view::npos) return false;
  }
  if (word == "€" || word == "£" || word == "¥" || word == "₹" || word == "₺" || word == "₽" || word == "₩" ||
      word == "₴")
    word.clear();
  return word_fits() && signs <= 1 && plain.find("- ", 1) == std::string::npos;
}

bool looks_like_integer(std::string_view raw) {
  const std::string plain = with_plain_digits(raw);
  std::string_view text = base::trim(plain);
  if (text.ends_with(".0")) text.remove_suffix(2);
  if (count_digits(text) == 0 || count_digits(text) > 15) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == ' ' || c == ',' || c == '.' || c == '\''; });
}

bool looks_like_date(std::string_view text) {
  static const WordSet months = folded_set(
      "jan, january, feb, february, mar, march, apr, april, may, jun, june, jul, july, aug, august, sep, sept, "
      "september, oct, october, "
      "nov, november, dec, december, januar, februar, märz, mai, juni, juli, oktober, dezember, janvier, février, "
      "mars, avril, juin, "
      "juillet, août, septembre, octobre, novembre, décembre, enero, febrero, marzo, abril, mayo, junio, julio, "
      "agosto, septiembre, "
      "octubre, noviembre, diciembre, gennaio, febbraio, aprile, maggio, giugno, luglio, settembre, ottobre, dicembre");
  if (text.size() > 40) return false;
  const std::size_t digits = count_digits(text);
  if (digits < 3 || digits > 20) return false;
  if (has_any_word(text, months)) return digits <= 18;
  // 2024-05-31, 31.05.24, 5/31/2024, and what follows of a time.
  const std::string_view day = text.substr(0, text.find_first_of(" T"));
  std::size_t parts = 1;
  std::size_t longest = 0;
  std::size_t length = 0;
  char separator = 0;
  for (const char c : day) {
    if (is_digit(c)) {
      longest = std::max(longest, ++length);
    } else if ((c == '-' || c == '/' || c == '.') && length > 0 && (separator == 0 || separator == c)) {
      separator = c;
      ++parts;
      length = 0;
    } else {
      return false;
    }
  }
  return parts == 3 && length > 0 && longest <= 4 && count_digits(day) >= 3 && count_digits(day) <= 8;
}

bool looks_like_boolean(std::string_view text) {
  static const WordSet words = folded_set(
      "yes, no, true, false, y, n, 0, 1, on, off, t, f, x, ja, nein, oui, non, si, sí, não, sim, nao, nee, tak, nie, "
      "да, нет, так, ні, evet, "
      "hayır, ano, ne, kyllä, ei, nej, nei, igen, nem, da, nu, 是, 否, はい, いいえ, 예, 아니오, نعم, لا, हाँ, नहीं, "
      "checked, unchecked, wahr, falsch, vrai, faux");
  return words.contains(base::fold_loose(text));
}

bool looks_like_name(std::string_view text) {
  if (text.size() > 120 || text.find('@') != text.npos || count_digits(with_plain_digits(text)) > 0) return false;
  if (text.find_first_of("/\\<>={}[];:_#|") != text.npos) return false;
  if (!std::any_of(text.begin(), text.end(), is_letter_byte)) return false;
  return std::count(text.begin(), text.end(), ' ') <= 6 && !looks_like_boolean(text);
}

bool has_several_words(std::string_view text) {
  text = base::trim(text);
  if (text.find(' ') != text.npos || text.find("\u3000") != text.npos || text.find("\u00a0") != text.npos) return true;
  // Names in Han or Hangul have no space; three characters are surname and name.
  std::size_t characters = 0;
  for (const char32_t c : base::to_code_points(text)) {
    if ((c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)) ++characters;
  }
  return characters >= 3;
}

bool is_honorific(std::string_view text) {
  static const WordSet words = folded_set(
      "mr, mrs, ms, miss, mx, dr, prof, professor, sir, madam, master, rev, hon, capt, col, lt, mister, herr, frau, "
      "herr dr, frau dr, "
      "dr med, dipl ing, ing, mag, mba, phd, m, mme, mlle, monsieur, madame, mademoiselle, me, sr, sra, srta, señor, "
      "señora, señorita, d, dña, "
      "don, doña, sr a, senhor, senhora, sig, sigra, signor, signora, signorina, dott, dottssa, dottoressa, avv, dhr, "
      "mevr, mw, "
      "de heer, mevrouw, pan, pani, pán, paní, г-н, г-жа, господин, госпожа, пан, пані, bay, bayan, sn, 先生, 女士, "
      "小姐, 様, 氏, mgr, bc, "
      "mudr, judr, drs, ir, exmo, exma, eng, engº, engª, dra, prof dr, dr ing, lic, arq, c, shri, smt, kumari, hr, "
      "fru, fr, tn, ny, bpk, ibu, "
      "السيد, السيدة, د, م, الأستاذ, श्री, श्रीमती, male, female, weiblich, männlich, divers, mr., hd, mrs., nő, férfi, "
      "κος, κα");
  std::string folded;
  for (const std::string& word : split_words(text)) folded += word;
  return words.contains(folded);
}

bool is_job_title(std::string_view text) {
  static const WordSet words = folded_set(
      "manager, director, ceo, cfo, cto, coo, cmo, cio, cro, chro, cpo, ciso, vp, svp, evp, avp, president, head, "
      "chief, officer, founder, cofounder, owner, "
      "partner, lead, leader, engineer, developer, consultant, analyst, assistant, associate, executive, "
      "representative, "
      "specialist, coordinator, administrator, supervisor, architect, designer, buyer, accountant, controller, "
      "secretary, "
      "teacher, professor, nurse, doctor, lawyer, attorney, technician, operator, principal, chairman, chairwoman, "
      "chair, advisor, adviser, agent, "
      "planner, scientist, researcher, editor, writer, producer, recruiter, intern, trainee, student, freelancer, "
      "entrepreneur, proprietor, salesperson, marketer, strategist, buyer, purchaser, clerk, driver, mechanic, "
      "foreman, "
      "geschäftsführer, geschäftsführerin, leiter, leiterin, vorstand, inhaber, inhaberin, berater, beraterin, "
      "referent, "
      "einkäufer, einkäuferin, vertrieb, entwickler, ingenieur, assistent, assistentin, sachbearbeiter, projektleiter, "
      "vertriebsleiter, prokurist, "
      "directeur, directrice, responsable, gérant, gérante, chef, cheffe, ingénieur, acheteur, acheteuse, président, "
      "présidente, comptable, "
      "commercial, commerciale, chargé, chargée, conseiller, conseillère, fondateur, fondatrice, dirigeant, "
      "gerente, jefe, jefa, directora, ingeniero, ingeniera, comprador, compradora, propietario, fundador, fundadora, "
      "socio, "
      "analista, coordinador, coordinadora, asistente, vendedor, vendedora, diretor, diretora, engenheiro, "
      "coordenador, coordenadora, "
      "sócio, gestor, gestora, supervisora, encarregado, direttore, direttrice, titolare, responsabile, "
      "amministratore, impiegato, "
      "ingegnere, fondatore, consulente, directeur, hoofd, eigenaar, inkoper, adviseur, medewerker, verkoper, "
      "zaakvoerder, "
      "chef, säljare, ägare, ordförande, konsult, ingenjör, leder, direktør, daglig, ejer, eier, selger, sælger, "
      "indkøber, innkjøper, konsulent, "
      "toimitusjohtaja, johtaja, päällikkö, myyjä, dyrektor, kierownik, prezes, specjalista, właściciel, menedżer, "
      "ředitel, ředitelka, jednatel, obchodník, manažer, majitel, директор, менеджер, руководитель, начальник, "
      "бухгалтер, специалист, "
      "инженер, владелец, генеральный, заместитель, müdür, müdürü, yönetici, genel, uzman, uzmanı, kurucu, sahibi, "
      "mühendis, "
      "igazgató, vezető, ügyvezető, cxo, md, gm, hr, it, pm, marketing, sales, operations, procurement, purchasing, "
      "engineering, vd, direktör, inköpare, förman, verkställande, rektor, kierowniczka, dyrektorka, ředitel, "
      "riaditeľ, konateľ, nákupčí, nákupca, beszerző, mérnök, achizitor, inginer, voditelj, nabavljač, inženjer, "
      "управител, мениджър, керівник, інженер");
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

bool is_stage(std::string_view text) {
  static const WordSet words = folded_set(
      "new, open, contacted, not contacted, working, in progress, qualified, unqualified, disqualified, nurturing, "
      "nurture, attempted to contact, attempted, "
      "connected, bad timing, open deal, converted, not converted, lost, won, proposal, proposal sent, negotiation, "
      "contact in future, junk lead, lost lead, "
      "prequalified, not qualified, open not contacted, working contacted, closed converted, closed not converted, "
      "closed won, closed lost, follow up, "
      "followup, interested, not interested, cold, warm, hot, prospect, prospecting, lead, new lead, opportunity, "
      "demo, demo scheduled, meeting scheduled, meeting booked, "
      "quote, quote sent, quoted, discovery, approaching, replied, engaged, marketing qualified lead, sales qualified "
      "lead, mql, sql, recycled, assigned, "
      "unassigned, dead, junk, qualification, needs analysis, decision, contract sent, no response, callback, call "
      "back, in process, in bearbeitung, "
      "neu, offen, kontaktiert, qualifiziert, nicht qualifiziert, gewonnen, verloren, angebot, angebot gesendet, "
      "verhandlung, interessiert, kein interesse, "
      "nouveau, nouvelle, contacté, qualifié, non qualifié, gagné, perdu, proposition, proposition envoyée, "
      "négociation, en cours, à contacter, à relancer, à rappeler, devis envoyé, ouvert, "
      "nuevo, nueva, contactado, calificado, cualificado, no calificado, ganado, perdido, propuesta, negociación, en "
      "proceso, en curso, interesado, no interesado, abierto, propuesta enviada, en negociación, por contactar, sin "
      "contactar, "
      "novo, nova, contatado, contactado, qualificado, não qualificado, ganho, perdido, proposta, negociação, em "
      "andamento, em negociação, proposta enviada, em contato, aberto, em contacto, "
      "nuovo, nuova, contattato, qualificato, non qualificato, vinto, perso, proposta, trattativa, in corso, da "
      "contattare, in trattativa, in lavorazione, aperto, proposta inviata, offerta inviata, chiuso vinto, chiuso "
      "perso, "
      "nieuw, gecontacteerd, gekwalificeerd, gewonnen, verloren, offerte, in behandeling, benaderd, open, in "
      "onderhandeling, offerte verstuurd, "
      "ny, kontaktad, kontaktet, kvalificerad, kvalifisert, kvalificeret, vunnen, vunnet, vundet, förlorad, tapt, "
      "tabt, offert, tilbud, pågående, öppen, åpen, åben, pågår, "
      "uusi, kontaktoitu, kvalifioitu, voitettu, hävitty, hävitetty, tarjous, avoin, käynnissä, menetetty, "
      "nowy, nowa, skontaktowany, zakwalifikowany, wygrany, wygrana, przegrany, przegrana, oferta, w toku, otwarty, "
      "utracony, w trakcie, negocjacje, "
      "nový, nová, nové, kontaktován, kontaktovaný, kvalifikovaný, kvalifikován, vyhráno, prohráno, nabídka, otevřený, "
      "v řešení, rozpracovaný, rozpracováno, "
      "новый, новая, новые, в работе, связались, квалифицирован, выиграно, проиграно, предложение, переговоры, контакт "
      "установлен, потерян, отказ, в процессе, первичный контакт, закрыт, новий, в роботі, нов, "
      "yeni, iletişime geçildi, nitelikli, kazanıldı, kaybedildi, teklif, açık, görüşülüyor, teklif verildi, devam "
      "ediyor, görüşmede, takipte, iletişim kuruldu, "
      "新, 新建, 未联系, 已联系, 跟进中, 合格, 不合格, 赢单, 输单, 新线索, 已成交, 意向, 待跟进, 已转化, 新規, 商談中, "
      "対応中, 受注, 失注, 未対応, 連絡済み, 提案中, 見込み, コンタクト済, アプローチ中, 検討中, "
      "신규, 연락됨, 상담중, 진행중, 계약완료, 실패, 제안, 협상, 연락 완료, 접촉, 제안중, جديد, تم التواصل, مؤهل, قيد "
      "المتابعة, قيد التواصل, مهتم, غير مهتم, नया, संपर्क किया, "
      "új, kapcsolatfelvétel, folyamatban, megnyert, elveszített, nou, contactat, calificat, câștigat, pierdut, mới, "
      "đã liên hệ, tiềm năng, đang liên hệ, đang xử lý, baru, dihubungi, terkualifikasi");
  return words.contains(base::fold_loose(text));
}

bool is_subscription_state(std::string_view text) {
  static const WordSet words = folded_set(
      "active, inactive, subscribed, unsubscribed, unconfirmed, confirmed, bounced, cleaned, pending, complained, "
      "cancelled, canceled, "
      "enabled, disabled, paid, unpaid, refunded, completed, complete, attending, attended, checked in, not attending, "
      "registered, "
      "approved, denied, rejected, valid, invalid, verified, unverified, accept all, unknown, shipped, delivered, "
      "failed, sent, expired, "
      "trial, trialing, past due, free, premium, invited, declined, accepted, no show, waitlist, transferred, deleted, "
      "archived, "
      "aktiv, inaktiv, abgemeldet, actif, inactif, abonné, désabonné, activo, inactivo, suscrito, ativo, inativo, "
      "inscrito, attivo, inattivo, iscritto, "
      "disiscritto, actief, inactief, aktywny, nieaktywny, активен, неактивен, активный, неактивный, aktif, pasif, "
      "有效, 启用, 停用, 有効, 無効, 활성, new, open, closed, won, lost, contacted, qualified, "
      "open rate, single opt in, double opt in, opted in, opted out, published, draft, live, in stock");
  return words.contains(base::fold_loose(text)) || is_stage(text);
}

bool has_legal_form(std::string_view text) {
  static const WordSet words = folded_set(
      "ltd, limited, llc, inc, corp, corporation, company, plc, llp, gmbh, mbh, kg, ohg, gbr, ug, sarl, sas, sasu, "
      "spa, srl, bv, nv, ab, oy, aps, "
      "pty, pvt, private, holding, holdings, group, gruppe, kft, zrt, doo, sro, ооо, оао, зао, ао, ип, тоо, тов, ltda, "
      "eireli, slu, sl, "
      "bvba, vof, eood, ood, inc, associates, solutions, technologies, industries, services, systems, sp, oyj, ent, "
      "enterprises, stiftung");
  if (has_any_word(text, words)) return true;
  static constexpr std::string_view kMarks[] = {
      "S.A.",     "S.L.",     "s.r.o.", "S.r.l.",   "S.p.A.", "A.Ş.", "a.s.", "Sp. z o.o.", "株式会社",
      "有限公司", "有限会社", "公司",   "주식회사", "(주)",   "شركة", " AG",  " SA",        " AS",
      " A/S",     "d.o.o.",   "B.V.",   "N.V.",     "e.K.",   "e.V.", "集团"};
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

Fit fit_of(const leads::Field& field, const ColumnContent& content, std::uint64_t benefit) {
  if (content.is_empty()) return Fit::kUnknown;
  const Fit by_type = fit_of_type(field.type, content, benefit);
  if (by_type == Fit::kDoesNotFit || field.custom) return by_type;
  const Fit by_key = fit_of_key(field.key, content, benefit);
  if (by_key == Fit::kDoesNotFit) return by_key;
  return by_type == Fit::kFits || by_key == Fit::kFits ? Fit::kFits : Fit::kUnknown;
}

bool speaks_for_something_else(const leads::Field& field, const ColumnContent& content) {
  static constexpr std::array<std::string_view, 10> kVagueNames = {
      "title", "state", "stage", "source", "pipeline", "value", "priority", "owner", "tags", "external_id"};
  const bool is_vague = !field.custom && std::ranges::find(kVagueNames, field.key) != kVagueNames.end();
  if (is_vague || field.key == "linkedin_url") return fit_of(field, content) == Fit::kDoesNotFit;
  if (fit_of(field, content) != Fit::kDoesNotFit) return false;
  const bool has_shape = fit_of_type(field.type, content, 0) != Fit::kUnknown;
  const auto is_as_named = [&](std::string_view text) { return is_of_type(field.type, text); };
  if (has_shape && content.filled() >= kNoHandful && content.share(is_as_named) == 0) return true;
  const auto is_of_another_kind = [&](std::string_view text) {
    if (is_of_type(field.type, text)) return false;
    return looks_like_email(text) || starts_with_any(text, {"http://", "https://", "www."}) ||
           looks_like_boolean(text) || looks_like_date(text) || looks_like_number(text);
  };
  return content.share(is_of_another_kind) >= kClearly;
}

}  // namespace inlet::imports
