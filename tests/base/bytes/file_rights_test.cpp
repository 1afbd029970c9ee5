// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/file_rights.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes/temporary_file.h"

namespace inlet::base {
namespace {

struct Case {
  const char* name;
  mode_t mode;
  bool accepted;
};

TEST(FileRights, AKeyIsForItsOwnerOrAGroupOfRoot) {
  const bool is_root = ::geteuid() == 0;
  const Case cases[] = {
      {"its owner", 0600, true},
      {"its owner, who can't change it", 0400, true},
      {"everybody", 0644, false},
      {"everybody but the group", 0604, false},
      {"written by everybody", 0602, false},
      {"written by a group", 0660, false},
      {"run by a group", 0610, false},
      {"read by a group", 0640, is_root},
  };
  auto file = TemporaryFile::create(::testing::TempDir());
  ASSERT_TRUE(file.has_value());
  for (const Case& c : cases) {
    ASSERT_EQ(::chmod(file->path().c_str(), c.mode), 0);
    const auto checked = check_key_rights(file->path());
    EXPECT_EQ(checked.has_value(), c.accepted) << c.name;
    if (checked) continue;
    EXPECT_EQ(checked.error().code, Code::kOpenToOthers) << c.name;
  }
  EXPECT_EQ(check_key_rights("/nowhere/key.pem").error().code, Code::kFileNotFound);
}

}  // namespace
}  // namespace inlet::base
