// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/calendar_words.h"

#include <array>
#include <string>

#include "leads/convert/cell_text.h"
#include "leads/convert/text_lookup.h"

namespace inlet::leads {
namespace {

// Of one month each: English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages, Polish, Czech, Slovak,
// Hungarian, Romanian, Croatian, Slovene, Turkish, Indonesian, Baltic languages, Greek, Russian, Ukrainian, Bulgarian.
constexpr const char* kMonths[12] = {
    "jan january januar janner jaenner janvier janv enero ene gennaio gen janeiro januari tammikuu tammikuuta tammi "
    "styczen "
    "stycznia sty leden ledna led januara ianuarie ian sijecanj sijecnja sij januarja ocak oca janvaris jaanuar "
    "sausis sausio ιανουαριοσ ιανουαριου ιαν январь января янв січень січня януари јануар",
    "feb february februar feber fevrier fevr fev febrero febbraio fevereiro februari helmikuu helmikuuta helmi luty "
    "lutego lut "
    "unor unora februara februarja februarie veljaca veljace subat sub februaris veebruar vasaris vasario φεβρουαριοσ "
    "φεβρουαριου φεβ февраль февраля фев лютий лютого февруари фебруар",
    "mar march marz maerz mrz mars marzo marco maart mrt maaliskuu maaliskuuta maalis marzec marca brezen brezna marec "
    "marcius "
    "marc martie ozujak ozujka marts maret marss kovas kovo μαρτιοσ μαρτιου μαρ март марта мар березень березня",
    "apr april avril avr abril abr aprile huhtikuu huhtikuuta huhti kwiecien kwietnia kwi duben dubna aprila aprilis "
    "travanj "
    "travnja nisan nis aprillis aprilli balandis balandzio απριλιοσ απριλιου απρ апрель апреля апр квітень квітня "
    "април",
    "may mai mayo maggio mag maio mei maj toukokuu toukokuuta touko maja kveten kvetna majus svibanj svibnja mayis "
    "maijs "
    "geguze geguzes μαιοσ μαιου μαι май мая травень травня мај",
    "jun june juni juin junio giugno giu junho kesakuu kesakuuta kesa czerwiec czerwca cze cerven cervna juna junius "
    "iunie lipanj "
    "lipnja junija haziran haz junijs juuni birzelis birzelio ιουνιοσ ιουνιου ιουν июнь июня июн червень червня юни "
    "јун",
    "jul july juli juillet juil julio luglio lug julho heinakuu heinakuuta heina lipiec lipca lip cervenec cervence "
    "jula julius "
    "iulie srpanj srpnja julija temmuz tem julijs juuli liepa liepos ιουλιοσ ιουλιου ιουλ июль июля июл липень липня "
    "юли јул",
    "aug august aout agosto ago agustus augustus elokuu elokuuta elo sierpien sierpnia sie srpen srpna augusta kolovoz "
    "kolovoza "
    "avgusta avgust agustos agu augusts rugpjutis rugpjucio αυγουστοσ αυγουστου αυγ август августа авг серпень серпня "
    "augusti",
    "sep sept september septembre septiembre setiembre settembre set setembro septembro syyskuu syyskuuta syys "
    "wrzesien wrzesnia "
    "wrz zari septembra szeptember szept septembrie rujan rujna eylul eyl septembris rugsejis rugsejo σεπτεμβριοσ "
    "σεπτεμβριου "
    "σεπ сентябрь сентября сен сент вересень вересня септември септембар",
    "oct october oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta loka pazdziernik pazdziernika "
    "paz rijen "
    "rijna oktobra octombrie ekim eki oktobris oktoober spalis spalio οκτωβριοσ οκτωβριου οκτ октябрь "
    "октября окт жовтень жовтня октомври октобар oktobar",
    "nov november novembre noviembre novembro marraskuu marraskuuta marras novembra studeni studenog kasim kas "
    "novembris "
    "lapkritis lapkricio νοεμβριοσ νοεμβριου νοε ноябрь ноября ноя листопад листопада ноември новембар noiembrie noi",
    "dec december dezember dez decembre diciembre dic dicembre dezembro desember des joulukuu joulukuuta joulu "
    "grudzien grudnia "
    "gru prosinec prosince decembra decembrie prosinac prosinca aralik ara decembris detsember gruodis gruodzio "
    "δεκεμβριοσ "
    "δεκεμβριου δεκ декабрь декабря дек грудень грудня декември децембар",
};

constexpr const char* kDaysOfWeek =
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
    "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag "
    "lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche "
    "lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo "
    "lunedi martedi mercoledi gio giovedi venerdi sabato domenica "
    "segunda segundafeira terca tercafeira quarta quartafeira quinta quintafeira sexta sextafeira "
    "ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag "
    "man mandag tirsdag tis tisdag ons onsdag torsdag tor tors fre fredag lor lordag son sondag lordag mandag "
    "pon poniedzialek wt wtorek sr sroda czw czwartek pt piatek sob sobota niedz niedziela "
    "пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье";

struct Zone {
  std::string_view name;
  int minutes;
};

constexpr Zone kZones[] = {
    {"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"UT", 0},     {"EST", -300}, {"EDT", -240},  {"CST", -360},
    {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"AKDT", -480},
    {"HST", -600}, {"WET", 0},    {"WEST", 60},  {"CET", 60},   {"CEST", 120}, {"MEZ", 60},    {"MESZ", 120},
    {"EET", 120},  {"EEST", 180}, {"BST", 60},   {"MSK", 180},  {"SAST", 120}, {"SGT", 480},   {"HKT", 480},
    {"JST", 540},  {"KST", 540},  {"AWST", 480}, {"ACST", 570}, {"ACDT", 630}, {"AEST", 600},  {"AEDT", 660},
    {"NZST", 720}, {"NZDT", 780},
};

template <class T>
void add_words(TextLookup<T>& table, std::string_view words, T meaning) {
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    table.emplace(base::fold_loose(words.substr(0, end)), meaning);
    words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
  }
}

TextLookup<int> make_months() {
  TextLookup<int> months;
  for (int month = 1; month <= 12; ++month) add_words(months, kMonths[month - 1], month);
  return months;
}

TextLookup<bool> make_days() {
  TextLookup<bool> days;
  add_words(days, kDaysOfWeek, true);
  return days;
}

// Looks a word up whose case and accents don't matter, without a copy where it is ASCII.
template <class T>
const T* find_word(const TextLookup<T>& table, std::string_view word) {
  std::array<char, 24> lower;
  if (word.size() <= lower.size() && is_printable_ascii(word)) {
    for (std::size_t i = 0; i < word.size(); ++i) lower[i] = ascii_lower(word[i]);
    const auto found = table.find(std::string_view(lower.data(), word.size()));
    return found == table.end() ? nullptr : &found->second;
  }
  const auto found = table.find(base::fold_loose(word));
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace

int month_named(std::string_view word) {
  static const TextLookup<int> months = make_months();
  const int* month = find_word(months, word);
  return month == nullptr ? 0 : *month;
}

bool is_day_of_week(std::string_view word) {
  static const TextLookup<bool> days = make_days();
  return find_word(days, word) != nullptr;
}

std::optional<int> zone_offset_named(std::string_view name) {
  for (const Zone& zone : kZones) {
    if (name.size() != zone.name.size()) continue;
    std::size_t same = 0;
    while (same < name.size() && ascii_lower(name[same]) == ascii_lower(zone.name[same])) ++same;
    if (same == name.size()) return zone.minutes;
  }
  return std::nullopt;
}

}  // namespace inlet::leads
