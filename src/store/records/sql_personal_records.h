// SPDX-License-Identifier: Apache-2.0
//
// Inquiries into what is kept of a person, and its erasure.
#pragma once

#include "store/database/connection.h"
#include "store/database/personal_records.h"

namespace inlet::store {

class SqlPersonalRecords final : public PersonalRecords {
 public:
  explicit SqlPersonalRecords(Connection& connection) : connection_(connection) {}
  Result<InquiryId> open(const Inquiry& inquiry) override;
  Result<std::optional<Inquiry>> find(InquiryId id) override;
  Result<std::vector<Inquiry>> list(std::uint32_t limit) override;
  Result<void> change(const Inquiry& inquiry) override;
  Result<void> remove(InquiryId id) override;
  Result<std::optional<imports::UploadId>> next_upload(imports::UploadId after) override;
  Result<void> put(InquiryId id, const HeldUpload& held) override;
  Result<std::vector<HeldUpload>> held_uploads(InquiryId id) override;
  Result<std::vector<imports::ImportId>> imports_of(imports::UploadId id) override;
  Result<std::vector<Passage>> passages(std::string_view text) override;
  Result<void> forget(const Passage& passage, std::string_view text) override;
  Result<void> forget_answers(std::string_view text) override;
  Result<void> erase_leads(std::span<const leads::LeadId> ids) override;
  Result<void> forget_rows(imports::ImportId id) override;
  Result<void> forget_surveys(imports::UploadId id) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
