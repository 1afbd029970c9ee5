// SPDX-License-Identifier: Apache-2.0
//
// What is kept of one person: inquiries into it, where else than in leads and files the person is named, and how all of it is erased
// for good. Nothing of it comes back.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "imports/ledger/import_record.h"
#include "imports/uploads/upload.h"
#include "leads/values/lead.h"

namespace inlet::store {

using InquiryId = std::int64_t;

enum class InquiryStage : std::uint8_t { kSearching, kFound, kErasing, kErased, kFailed };

std::string_view name_of(InquiryStage stage);  // searching, found ...
std::optional<InquiryStage> inquiry_stage_named(std::string_view name);

// What somebody wants to know, or to have erased, and how far that has come.
struct Inquiry {
  InquiryId id = 0;
  std::string email;  // as lead fields store it; empty when only the phone is known, and once all is erased
  std::string phone;
  access::UserId by = 0;
  std::string from;  // for the audit log, as access::Actor::from
  InquiryStage stage = InquiryStage::kSearching;
  imports::UploadId searched_to = 0;  // all uploads up to this one were looked through
  std::vector<leads::LeadId> leads;
  std::map<std::string, std::int64_t> places;  // how often the person is named where; once erased: what went
  base::TimePoint created_at{};
  base::TimePoint changed_at{};
};

// An upload that holds the person, or that could not be read to its end.
struct HeldUpload {
  imports::UploadId upload = 0;
  std::int64_t rows = 0;  // those that name the person
  bool is_whole = true;
  bool is_erased = false;
};

enum class Place : std::uint8_t {
  kHistory,  // of another lead
  kValueBefore,
  kRow,      // an error of a row
  kExample,  // of a group of errors
  kCellFix,
  kValueFix,
  kTemplate,
  kImportProfile,
  kImportMapping,
  kImportOptions,
  kImportPlan,
  kImportFileName,
  kUploadName,
  kNotice,
  kMessage,
  kBulkSelection,
  kBulkValues,
  kBulkBefore,
};

std::string_view name_of(Place place);  // history, value_before ...
std::optional<Place> place_named(std::string_view name);

// A stored text in which somebody is named, and where it stands.
struct Passage {
  Place place = Place::kHistory;
  std::int64_t id = 0;
  std::int64_t number = 0;
  std::string text;
};

class PersonalRecords {
 public:
  virtual ~PersonalRecords() = default;
  virtual Result<InquiryId> open(const Inquiry& inquiry) = 0;
  virtual Result<std::optional<Inquiry>> find(InquiryId id) = 0;
  virtual Result<std::vector<Inquiry>> list(std::uint32_t limit) = 0;  // newest first
  virtual Result<void> change(const Inquiry& inquiry) = 0;             // all but id, by, from and created_at
  virtual Result<void> remove(InquiryId id) = 0;

  // The first behind `after` whose file is still there.
  virtual Result<std::optional<imports::UploadId>> next_upload(imports::UploadId after) = 0;
  virtual Result<void> put(InquiryId id, const HeldUpload& held) = 0;
  virtual Result<std::vector<HeldUpload>> held_uploads(InquiryId id) = 0;
  // Of this upload and of all others with the same content.
  virtual Result<std::vector<imports::ImportId>> imports_of(imports::UploadId id) = 0;

  // Texts outside of leads and files that hold `text` somewhere. `text`: in lower case.
  virtual Result<std::vector<Passage>> passages(std::string_view text) = 0;
  // Stores the passage's text anew, where it is one text; removes or empties what `text` stands in elsewhere.
  virtual Result<void> forget(const Passage& passage, std::string_view text) = 0;
  // Kept answers in which `text` stands.
  virtual Result<void> forget_answers(std::string_view text) = 0;

  // The leads with their options, history, places in the search index, values before imports and bulk changes, pairs of likely
  // duplicates, and what errors of rows tell of them. Their match keys are released before (leads::DuplicateIndex).
  virtual Result<void> erase_leads(std::span<const leads::LeadId> ids) = 0;
  // Values and arguments in the errors of the import's rows; codes and counts stay.
  virtual Result<void> forget_rows(imports::ImportId id) = 0;
  // What surveys and looks found in the upload, and the sketch of its addresses, and in all others with the same content.
  virtual Result<void> forget_surveys(imports::UploadId id) = 0;
};

}  // namespace inlet::store
