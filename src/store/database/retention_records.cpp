// SPDX-License-Identifier: Apache-2.0
#include "store/database/retention_records.h"

namespace inlet::store {

std::string_view name_of(Perishable what) {
  switch (what) {
    case Perishable::kSessions: return "sessions";
    case Perishable::kAnswers: return "answers";
    case Perishable::kPartialUploads: return "partial_uploads";
    case Perishable::kNotices: return "notices";
    case Perishable::kMessages: return "messages";
    case Perishable::kBulkLeads: return "bulk_leads";
    case Perishable::kInquiries: return "inquiries";
    case Perishable::kDrafts: return "drafts";
    case Perishable::kImportDetails: return "import_details";
    case Perishable::kTrash: return "trash";
  }
  return "";
}

}  // namespace inlet::store
