// SPDX-License-Identifier: Apache-2.0
//
// Keeps the mapping and the choices of an import under a name, for the next file of the same kind.
#pragma once

#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"
#include "imports/mapping/mapping_template.h"
#include "tables/detect/column_survey.h"

namespace inlet::engine {

// What an import chose, without anything of its data.
Result<imports::MappingTemplate> template_of(const imports::ImportRecord& record, const tables::TableSurvey& survey);

// A template as the person has it: columns that go to fields hidden from that person are skipped, and defaults of them left out.
Result<imports::MappingTemplate> shown_template(const access::Actor& actor, imports::MappingTemplate saved);
Result<imports::MappingTemplate> shown_template(const access::Actor& actor, const store::StoredTemplate& stored);

// kConflict when the name is taken by a template of one's own, or among shared ones.
Result<store::StoredTemplate> save_template(Engine& engine, const access::Actor& actor, const std::string& name,
                                            bool shared, imports::ImportId import_id);

}  // namespace inlet::engine
