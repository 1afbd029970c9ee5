// SPDX-License-Identifier: Apache-2.0
//
// Who on the machine may read what must stay secret. A file that is open to all has been read, so it is refused rather than closed
// in silence, as ssh and PostgreSQL do.
#pragma once

#include <string>

#include "base/errors/result.h"

namespace inlet::base {

// A private key is for its owner alone; one of root's may be for a group, as the key stores of distributions have it.
// OPEN_TO_OTHERS; FILE_NOT_FOUND.
Result<void> check_key_rights(const std::string& key_file);

// OPEN_TO_OTHERS for something in the folder that everybody on the machine can come at: leads, hashes of passwords.
Result<void> check_data_rights(const std::string& data_folder);

}  // namespace inlet::base
