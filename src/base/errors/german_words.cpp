// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <vector>

#include "base/errors/german.h"

namespace inlet::base {
namespace {

// What the program says in the arguments of an Error, where people come across it in the pages. Words for administrators at a
// terminal and for authors of programs stay English.
// clang-format off
constexpr Words kPhrases[] = {
    // What is not there, was changed, or was removed.
    {"The import", "Der Import"},
    {"The lead", "Der Lead"},
    {"A lead", "Ein Lead"},
    {"The settings", "Die Einstellungen"},
    {"The list of criteria", "Die Liste der Dublettenregeln"},
    {"The template", "Die Vorlage"},
    {"A template named “*”", "Eine Vorlage mit dem Namen „*“"},
    {"The role", "Die Rolle"},
    {"The user", "Der Benutzer"},
    {"The undo", "Das Rückgängigmachen"},
    {"The inquiry", "Die Anfrage"},
    {"The record", "Der Datensatz"},
    {"The session", "Die Sitzung"},
    {"The token", "Das Token"},
    {"The webhook", "Der Webhook"},
    {"The mail server", "Der Mailserver"},
    {"The file", "Die Datei"},
    {"The file *", "Die Datei *"},
    {"This address", "Diese Adresse"},
    {"What became of the rows", "Was aus den Zeilen wurde"},
    {"What the leads had before", "Was vorher in den Leads stand"},
    {"A check of this import", "Eine Prüfung dieses Imports"},
    {"A failed record of this import", "Ein fehlgeschlagener Datensatz dieses Imports"},
    {"Upload *", "Hochgeladene Datei *"},
    {"Template *", "Vorlage *"},
    {"Column *", "Spalte *"},
    {"User *", "Benutzer *"},
    {"Pair *", "Paar *"},
    {"Inquiry *", "Anfrage *"},
    {"Bulk change *", "Sammeländerung *"},
    {"A field", "Ein Feld"},
    {"another lead", "einem anderen Lead"},
    {"*, lead *", "*, Lead *"},
    {"lead *", "Lead *"},
    // States and outcomes, and what is wished for.
    {"draft", "Entwurf"},
    {"queued", "in der Warteschlange"},
    {"processing", "in Arbeit"},
    {"paused", "angehalten"},
    {"completed", "abgeschlossen"},
    {"completed_with_errors", "mit Fehlern abgeschlossen"},
    {"cancelled", "abgebrochen"},
    {"changed", "geändert"},
    {"fixed", "korrigiert"},
    {"tried again", "erneut versucht"},
    {"moved on", "weitergeführt"},
    {"created", "neu"},
    {"updated", "aktualisiert"},
    {"unchanged", "unverändert"},
    {"skipped", "übersprungen"},
    {"failed", "fehlgeschlagen"},
    {"not_processed", "nicht verarbeitet"},
    // Why something can't be undone.
    {"it is undone already", "es ist schon rückgängig gemacht"},
    {"it was undone already", "es ist schon rückgängig gemacht"},
    {"it is being undone", "es wird gerade rückgängig gemacht"},
    {"it is an undo itself", "es ist selbst ein Rückgängigmachen"},
    {"it has not ended yet", "es ist noch nicht zu Ende"},
    {"it has not ended", "es ist noch nicht zu Ende"},
    {"it added and changed no leads", "es kamen keine Leads hinzu, und keine wurden geändert"},
    {"it changed no leads", "es hat keine Leads geändert"},
    {"more than * days have passed", "mehr als * Tage sind vergangen"},
    // What is wrong with a password.
    {"The password is shorter than 12 characters.", "Das Passwort ist kürzer als 12 Zeichen."},
    {"The password is longer than 1,024 bytes.", "Das Passwort ist länger als 1.024 Bytes."},
    {"This is one of the passwords that everybody tries first.", "Das ist eines der Passwörter, die alle zuerst versuchen."},
    {"The password is made of your email address.", "Das Passwort besteht aus Ihrer E-Mail-Adresse."},
    // What a file is.
    {"*, not *", "*, dem Namen nach *"},
    {"a text file", "eine Textdatei"},
    {"an XLSX workbook", "eine XLSX-Arbeitsmappe"},
    {"an XLS workbook", "eine XLS-Arbeitsmappe"},
    {"an ODS workbook", "eine ODS-Arbeitsmappe"},
    {"a binary Excel workbook (XLSB)", "eine binäre Excel-Arbeitsmappe (XLSB)"},
    {"a table", "eine Tabelle"},
    {"a PDF document", "ein PDF-Dokument"},
    {"a Word document", "ein Word-Dokument"},
    {"a PowerPoint presentation", "eine PowerPoint-Präsentation"},
    {"an Apple document (Numbers, Pages or Keynote)", "ein Apple-Dokument (Numbers, Pages oder Keynote)"},
    {"an OpenDocument or EPUB document", "ein OpenDocument- oder EPUB-Dokument"},
    {"another Office document (such as Word or Outlook)", "ein anderes Office-Dokument (etwa Word oder Outlook)"},
    {"a ZIP archive", "ein ZIP-Archiv"},
    {"a RAR archive", "ein RAR-Archiv"},
    {"a 7-Zip archive", "ein 7-Zip-Archiv"},
    {"a compressed file (*)", "eine komprimierte Datei (*)"},
    {"a picture (*)", "ein Bild (*)"},
    {"a picture or video (HEIF, MP4)", "ein Bild oder Video (HEIF, MP4)"},
    {"a sound file", "eine Tondatei"},
    {"a sound or video file", "eine Ton- oder Videodatei"},
    {"a web page (HTML)", "eine Webseite (HTML)"},
    {"a web archive (MHTML)", "ein Webarchiv (MHTML)"},
    {"an XML document", "ein XML-Dokument"},
    {"a JSON document", "ein JSON-Dokument"},
    {"a text document (RTF)", "ein Textdokument (RTF)"},
    {"a PostScript document", "ein PostScript-Dokument"},
    {"a vCard", "eine vCard"},
    {"a calendar (iCalendar)", "ein Kalender (iCalendar)"},
    {"a database (*)", "eine Datenbank (*)"},
    {"a Parquet file", "eine Parquet-Datei"},
    {"a program", "ein Programm"},
    {"a program (JAR)", "ein Programm (JAR)"},
    // How a file is damaged.
    {"its end is missing", "ihr Ende fehlt"},
    {"its beginning is damaged", "ihr Anfang ist beschädigt"},
    {"its zip directory is damaged", "ihr ZIP-Verzeichnis ist beschädigt"},
    {"its directory is damaged", "ihr Verzeichnis ist beschädigt"},
    {"parts of it overlap", "Teile von ihr überlappen sich"},
    {"a cell names a text that it does not have", "eine Zelle nennt einen Text, den sie nicht hat"},
    {"it is not a regular file", "es ist keine gewöhnliche Datei"},
    {"* bytes", "* Bytes"},
    {"* characters", "* Zeichen"},
    // What a setting is called, and what to write.
    {"Name of the template", "Name der Vorlage"},
    {"Name of a field", "Name eines Feldes"},
    {"Name of *", "Name von *"},
    {"Help of *", "Hilfe zu *"},
    {"Option of *", "Option von *"},
    {"Options of *", "Optionen von *"},
    {"Other names of *", "Andere Namen von *"},
    {"Range of *", "Bereich von *"},
    {"Default of *", "Vorgabe von *"},
    {"Rules of *", "Regeln von *"},
    {"Longest text of *", "Längster Text von *"},
    {"Key of a field", "Schlüssel eines Feldes"},
    {"Unique", "Einmalig"},
    {"Hidden", "Verborgen"},
    {"Country", "Land"},
    {"Write 1 to 100 characters.", "Schreiben Sie 1 bis 100 Zeichen."},
    {"Write at most 500 characters.", "Schreiben Sie höchstens 500 Zeichen."},
    {"Write at most 50.", "Schreiben Sie höchstens 50."},
    {"Write each option once.", "Schreiben Sie jede Option einmal."},
    {"Write each option once, whatever its case and accents.", "Schreiben Sie jede Option einmal, gleich in welcher Schreibweise."},
    {"Write the smaller one first.", "Schreiben Sie den kleineren Wert zuerst."},
    {"Write a whole number from * to *.", "Schreiben Sie eine ganze Zahl von * bis *."},
    {"Write a name like *.", "Schreiben Sie einen Namen wie *."},
    {"Write an address like *.", "Schreiben Sie eine Adresse wie *."},
    {"Write a code of three letters, like EUR.", "Schreiben Sie ein Kürzel aus drei Buchstaben, wie EUR."},
    {"Write a code of two letters, like DE.", "Schreiben Sie ein Kürzel aus zwei Buchstaben, wie DE."},
    {"Choose at least 16 characters.", "Wählen Sie mindestens 16 Zeichen."},
    {"This address is there already.", "Diese Adresse gibt es schon."},
    {"At most 20 are possible.", "Höchstens 20 sind möglich."},
    {"A field can have 1,000 options.", "Ein Feld kann 1.000 Optionen haben."},
    {"Only picklists have options.", "Nur Auswahllisten haben Optionen."},
    {"Only texts have a length.", "Nur Texte haben eine Länge."},
    {"Make it optional first: every new lead needs a value.", "Machen Sie es zuerst freiwillig: Jeder neue Lead braucht einen Wert."},
    {"Take it out of the duplicate criteria first.", "Nehmen Sie es zuerst aus den Dublettenregeln."},
    // Requests that people can make in the pages.
    {"A lead can't be merged with itself.", "Ein Lead lässt sich nicht mit sich selbst zusammenführen."},
    {"There are 100 tokens already. Revoke one that is not used any more.",
     "Es gibt schon 100 Token. Widerrufen Sie eines, das nicht mehr gebraucht wird."},
    {"* people have this role. Give them another one first.",
     "* Personen haben diese Rolle. Geben Sie ihnen zuerst eine andere."},
    {"Give the email address of the person, the phone number, or both.",
     "Geben Sie die E-Mail-Adresse der Person an, die Telefonnummer, oder beides."},
    {"The search is too long.", "Die Suche ist zu lang."},
    {"The filter has too many conditions.", "Der Filter hat zu viele Bedingungen."},
    {"The filter of * has a value that does not fit: “*”.", "Der Filter für * hat einen Wert, der nicht passt: „*“."},
};
// clang-format on

// The texts that stand for the stars of the pattern, if it fits.
std::optional<std::vector<std::string_view>> starred(std::string_view pattern, std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text ? std::optional(parts) : std::nullopt;
  if (!text.starts_with(pattern.substr(0, star))) return std::nullopt;
  text.remove_prefix(star);
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view behind = pattern.substr(0, star);
    const bool is_last = star == std::string_view::npos;
    if (is_last && !text.ends_with(behind)) return std::nullopt;
    const std::size_t end = is_last ? text.size() - behind.size() : text.find(behind);
    if (end == std::string_view::npos) return std::nullopt;
    parts.push_back(text.substr(0, end));
    if (is_last) return parts;
    text.remove_prefix(end + behind.size());
  }
}

}  // namespace

std::span<const Words> german_phrases() { return kPhrases; }

std::string german_words(std::string_view english) {
  for (const Words& phrase : kPhrases) {
    const auto parts = starred(phrase.english, english);
    if (!parts) continue;
    std::string german;
    auto part = parts->begin();
    for (const char c : phrase.german) {
      if (c == '*') {
        german += german_words(*part++);
      } else {
        german += c;
      }
    }
    return german;
  }
  return std::string(english);
}

}  // namespace inlet::base
