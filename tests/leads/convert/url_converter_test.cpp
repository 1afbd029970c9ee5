// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/url_converter.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

TEST(UrlConverter, KeepsWebAddressesAsWritten) {
  for (const char* url :
       {"https://www.example.com", "http://example.com/a?b=c#d", "example.com", "www.example.co.uk/path",
        "HTTPS://Example.COM/", "linkedin.com/in/ann-lee", "https://example.com:8443/x", "müller.de",
        "https://192.168.1.1/admin", "https://en.wikipedia.org/wiki/Ann_(name)", "example.com?x=1"}) {
    EXPECT_EQ(converted(field_of(FieldType::kUrl), url), url);
  }
  EXPECT_EQ(converted(field_of(FieldType::kUrl), "  example.com \n"), "example.com");
}

TEST(UrlConverter, RefusesAllElse) {
  for (const char* text :
       {"javascript:alert(1)", "ann@example.com", "example", "http://", "https://example", "http:/example.com",
        "ftp://example.com", "data:text/html,x", "exa mple.com", "example.com/a b", "n/a", "1.2.3.4", "example..com",
        "https://user:secret@example.com", "example.com:port", "-", "file:///etc/passwd", "https://exa<mple.com"}) {
    EXPECT_EQ(converted(field_of(FieldType::kUrl), text), "INVALID_URL") << text;
  }
}

}  // namespace
}  // namespace inlet::leads
