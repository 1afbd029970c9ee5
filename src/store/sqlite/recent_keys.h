// SPDX-License-Identifier: Apache-2.0
//
// Keys that wait in the table recent_key until they go into match_key, where a large one makes that worth it. A claim finds in
// both who holds a key, so when they go over changes nothing that anybody sees.
#pragma once

#include <span>

#include "leads/dedupe/duplicate_index.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

// Whether so many keys at once beside so many leads are worth the effort: each is on a page of match_key of its own.
Result<bool> are_many_beside_many(SqliteConnection& connection, std::size_t keys);
// What the writer knows of all keys, in a transaction, when many are asked for or claimed beside few leads, or again and again; else
// nothing. Reading them all costs as much as looking for a fifth of them.
Result<const KeyFilter*> known_keys(SqliteConnection& connection, std::size_t keys);
// Lets a sixteenth of the waiting keys of the claims' criteria go into match_key, another one each time: they lie on neighbouring
// pages, and each page takes in what sixteen batches brought for it. `claims`: what has just begun to wait; not empty.
Result<void> settle_some(SqliteConnection& connection, std::span<const leads::KeyClaim> claims);
Result<void> settle_all(SqliteConnection& connection);

}  // namespace inlet::store
