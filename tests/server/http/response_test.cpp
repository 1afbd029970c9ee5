// SPDX-License-Identifier: Apache-2.0
#include "server/http/response.h"

#include <gtest/gtest.h>

namespace inlet::server {
namespace {

struct Case {
  const char* name;
  std::string file;
  const char* expected;
};

TEST(ContentDisposition, NamesEveryDownloadHarmlessly) {
  const Case cases[] = {
      {"plain", "leads-failed.csv", "attachment; filename=\"leads-failed.csv\"; filename*=UTF-8''leads-failed.csv"},
      {"space", "my leads.csv", "attachment; filename=\"my leads.csv\"; filename*=UTF-8''my%20leads.csv"},
      {"umlaut", "Käufer.csv", "attachment; filename=\"K_ufer.csv\"; filename*=UTF-8''K%C3%A4ufer.csv"},
      {"quote", "a\";x=\".csv", "attachment; filename=\"a__x__.csv\"; filename*=UTF-8''a%22%3Bx%3D%22.csv"},
      {"line break", "a\r\nSet-Cookie: x.csv",
       "attachment; filename=\"aSet-Cookie_ x.csv\"; filename*=UTF-8''aSet-Cookie%3A%20x.csv"},
      {"path", "../../etc/passwd", "attachment; filename=\"passwd\"; filename*=UTF-8''passwd"},
      {"windows path", "C:\\leads.csv", "attachment; filename=\"leads.csv\"; filename*=UTF-8''leads.csv"},
      {"dots", "..", "attachment; filename=\"download\"; filename*=UTF-8''download"},
      {"nothing", "", "attachment; filename=\"download\"; filename*=UTF-8''download"},
      {"NUL", std::string("a\0b.csv", 7), "attachment; filename=\"ab.csv\"; filename*=UTF-8''ab.csv"},
  };
  for (const Case& c : cases) EXPECT_EQ(content_disposition(c.file), c.expected) << c.name;
}

}  // namespace
}  // namespace inlet::server
