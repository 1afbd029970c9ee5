// SPDX-License-Identifier: Apache-2.0
//
// Whether a file was imported before, or one with many of the same people: told at upload, and in nobody's way (semantics 44).
#pragma once

#include <optional>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"
#include "imports/uploads/upload.h"
#include "tables/detect/address_sketch.h"

namespace inlet::engine {

// The newest import of the same content, but not `but_not`, that the person may see.
Result<std::optional<imports::ImportRecord>> earlier_import_of(store::Transaction& transaction,
                                                               const access::Actor& actor,
                                                               const imports::Upload& upload,
                                                               imports::ImportId but_not);

struct SimilarFile {
  imports::ImportRecord record;
  tables::SharedAddresses addresses;
};
// Of the imports of other files that the person may see, the one with most of this file's email addresses; none when that is less
// than every fifth. The file must have been surveyed.
Result<std::optional<SimilarFile>> similar_file(store::Transaction& transaction, const access::Actor& actor,
                                                const imports::Upload& upload);

}  // namespace inlet::engine
