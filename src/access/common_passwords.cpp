// SPDX-License-Identifier: Apache-2.0
#include "access/common_passwords.h"

#include <algorithm>
#include <string>

namespace inlet::access {
namespace {

// Sorted, lower case, without digits and punctuation at the ends: what remains of the passwords that lead the lists of leaked
// ones, and of the names of this program and its surroundings.
constexpr std::string_view kStems[] = {"abc",
                                       "abcd",
                                       "abcdef",
                                       "abcdefgh",
                                       "abcdefghij",
                                       "abcdefghijkl",
                                       "access",
                                       "account",
                                       "admin",
                                       "administrator",
                                       "adminadmin",
                                       "amanda",
                                       "andrea",
                                       "andrew",
                                       "angel",
                                       "anthony",
                                       "apple",
                                       "arsenal",
                                       "ashley",
                                       "asdf",
                                       "asdfasdf",
                                       "asdfgh",
                                       "asdfghjkl",
                                       "asdfghjklqwertyuiop",
                                       "azerty",
                                       "azertyuiop",
                                       "bailey",
                                       "barcelona",
                                       "baseball",
                                       "basketball",
                                       "batman",
                                       "berlin",
                                       "butterfly",
                                       "carlos",
                                       "changeit",
                                       "changeme",
                                       "changemenow",
                                       "charlie",
                                       "cheese",
                                       "chelsea",
                                       "chocolate",
                                       "company",
                                       "computer",
                                       "cookie",
                                       "correcthorsebatterystaple",
                                       "crm",
                                       "daniel",
                                       "default",
                                       "defaultpassword",
                                       "demo",
                                       "diamond",
                                       "donald",
                                       "dragon",
                                       "elephant",
                                       "enterprise",
                                       "everton",
                                       "family",
                                       "flower",
                                       "football",
                                       "forever",
                                       "freedom",
                                       "friend",
                                       "friends",
                                       "fuckyou",
                                       "garfield",
                                       "george",
                                       "ginger",
                                       "google",
                                       "guest",
                                       "hallo",
                                       "hannah",
                                       "harley",
                                       "hello",
                                       "helloworld",
                                       "hockey",
                                       "hunter",
                                       "iloveyou",
                                       "iloveyousomuch",
                                       "inlet",
                                       "internet",
                                       "jasmine",
                                       "jennifer",
                                       "jessica",
                                       "jesus",
                                       "jordan",
                                       "joshua",
                                       "justin",
                                       "killer",
                                       "kuerbis",
                                       "lead",
                                       "leads",
                                       "letmein",
                                       "letmeinnow",
                                       "lifehack",
                                       "liverpool",
                                       "login",
                                       "london",
                                       "love",
                                       "loveme",
                                       "lovely",
                                       "lucky",
                                       "maggie",
                                       "manager",
                                       "manchester",
                                       "marketing",
                                       "martin",
                                       "master",
                                       "masterkey",
                                       "matrix",
                                       "matthew",
                                       "merlin",
                                       "michael",
                                       "michelle",
                                       "microsoft",
                                       "money",
                                       "monkey",
                                       "mustang",
                                       "mypassword",
                                       "mysecret",
                                       "nicole",
                                       "ninja",
                                       "nothing",
                                       "orange",
                                       "pa",
                                       "pass",
                                       "passpass",
                                       "passphrase",
                                       "passw",
                                       "password",
                                       "passwort",
                                       "passwordpassword",
                                       "patrick",
                                       "pepper",
                                       "pokemon",
                                       "princess",
                                       "private",
                                       "purple",
                                       "qazwsx",
                                       "qazwsxedc",
                                       "qazwsxedcrfv",
                                       "q1w2e3r4t5y6",
                                       "q1w2e3r4t",
                                       "qwer",
                                       "qwert",
                                       "qwerty",
                                       "qwertyqwerty",
                                       "qwertyuiop",
                                       "qwertyuiopasdfghjkl",
                                       "qwertz",
                                       "qwertzuiop",
                                       "ranger",
                                       "robert",
                                       "root",
                                       "rootroot",
                                       "sales",
                                       "salesforce",
                                       "samantha",
                                       "samsung",
                                       "secret",
                                       "secretpassword",
                                       "server",
                                       "shadow",
                                       "silver",
                                       "snoopy",
                                       "soccer",
                                       "startrek",
                                       "starwars",
                                       "success",
                                       "summer",
                                       "sunshine",
                                       "superman",
                                       "superuser",
                                       "support",
                                       "sweet",
                                       "sysadmin",
                                       "system",
                                       "temp",
                                       "temporary",
                                       "test",
                                       "tester",
                                       "testing",
                                       "testtest",
                                       "thomas",
                                       "thunder",
                                       "tigger",
                                       "trustno",
                                       "unknown",
                                       "user",
                                       "username",
                                       "useruser",
                                       "welcome",
                                       "welcomehome",
                                       "whatever",
                                       "william",
                                       "winter",
                                       "winteriscoming",
                                       "wizard",
                                       "yellow",
                                       "zaq1xsw2cde",
                                       "zxcvbn",
                                       "zxcvbnm",
                                       "zxcvbnmasdfghjkl"};

constexpr std::string_view kOpenings[] = {"012345678901", "123456789012", "1q2w3e4r5t6y", "1qaz2wsx3edc",
                                          "zaq12wsxcde3"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view without_trimmings(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

// The part that the text is a repetition of; the text itself if it is none.
std::string_view repeated_part(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    if (text.substr(size) == text.substr(0, text.size() - size)) return text.substr(0, size);
  }
  return text;
}

std::string plain_letters(std::string_view text) {
  // p4ssw0rd and passw0rd are as common as what they stand for.
  std::string plain(text);
  for (char& c : plain) {
    switch (c) {
      case '0': c = 'o'; break;
      case '1': c = 'l'; break;
      case '3': c = 'e'; break;
      case '4':
      case '@': c = 'a'; break;
      case '5':
      case '$': c = 's'; break;
      default: break;
    }
  }
  return plain;
}

bool is_stem(std::string_view text) {
  return std::find(std::begin(kStems), std::end(kStems), repeated_part(text)) != std::end(kStems);
}

}  // namespace

bool is_common_password(std::string_view password) {
  const std::string lower = lower_case(password);
  if (repeated_part(lower).size() <= 3) return true;
  if (std::any_of(std::begin(kOpenings), std::end(kOpenings),
                  [&](std::string_view opening) { return lower.starts_with(opening); })) {
    return true;
  }
  const std::string_view core = without_trimmings(lower);
  if (core.empty()) return lower.size() < 16;  // digits and punctuation alone: dates and telephone numbers
  const std::string plain = plain_letters(core);
  return is_stem(core) || is_stem(plain) || is_stem(without_trimmings(plain_letters(lower)));
}

}  // namespace inlet::access
