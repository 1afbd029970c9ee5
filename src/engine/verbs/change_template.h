// SPDX-License-Identifier: Apache-2.0
//
// Renames, shares, renews and removes a template. Imports that used it do not change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"

namespace inlet::engine {

struct TemplateColumnWish {
  std::string header;
  std::string field;  // key; empty: not imported
};

struct TemplateChange {
  std::int64_t id = 0;
  std::int64_t version = 0;  // that the person has read
  std::optional<std::string> name;
  std::optional<bool> shared;
  std::optional<imports::ImportId> import_id;  // takes the choices of this import
  std::optional<std::vector<TemplateColumnWish>>
      columns;  // all of them; a column that is there keeps its other choices
};

// One's own or a shared one; kNotFound for all others.
Result<store::StoredTemplate> find_template(store::Transaction& transaction, const access::Actor& actor,
                                            std::int64_t id);
// One's own, and shared ones for those who may change them.
bool may_change(const access::Actor& actor, const store::StoredTemplate& stored);
// Names are compared ignoring case.
bool same_template_name(std::string_view a, std::string_view b);

// Templates decide how files are read, so the audit log tells who made, changed and removed which. Their names may hold a
// person's, who can be erased from everywhere but there; so it has the number alone.
Result<void> audit_template(Engine& engine, store::Transaction& transaction, const access::Actor& actor,
                            std::string_view action, const store::StoredTemplate& stored);

// kNotFound for what the person can't see, kForbidden for what he can only use, kConflict for a name that is taken or a version
// that is no longer stored.
Result<store::StoredTemplate> change_template(Engine& engine, const access::Actor& actor, const TemplateChange& change);
// A template of a document that another installation, or this one, gave. `name` empty: the document's own.
Result<store::StoredTemplate> import_template(Engine& engine, const access::Actor& actor, std::string_view document,
                                              const std::string& name, bool shared);
Result<void> delete_template(Engine& engine, const access::Actor& actor, std::int64_t id);

}  // namespace inlet::engine
