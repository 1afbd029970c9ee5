// SPDX-License-Identifier: Apache-2.0
//
// The steps by which a person is erased, each inside a transaction of the caller. What went is counted in the inquiry, which the
// caller stores.
#pragma once

#include "engine/engine.h"
#include "engine/personal/person_text.h"

namespace inlet::engine {

enum class Erased : std::uint8_t {
  kSome,
  kNothing,   // none of it is left
  kMustWait,  // an import, a check or an undo still works with the upload
};

// An upload that was found, with the drafts made of it, and what is kept of the rows of its imports (semantics 46).
Result<Erased> erase_upload(Engine& engine, store::Transaction& transaction, store::Inquiry& inquiry);
// Some of the leads, as they are now.
Result<Erased> erase_some_leads(store::Transaction& transaction, const PersonText& person, store::Inquiry& inquiry);
// All other texts that name the person.
Result<void> erase_passages(store::Transaction& transaction, const PersonText& person, store::Inquiry& inquiry);

// What people read of a place where somebody is named: history, values_before, failed_rows ...
std::string_view kind_of(store::Place place);

}  // namespace inlet::engine
