// SPDX-License-Identifier: Apache-2.0
//
// The newest committed catalogue, shared by all transactions of a process.
#pragma once

#include <memory>
#include <mutex>

#include "leads/fields/field_catalog.h"

namespace inlet::store {

class CatalogCache {
 public:
  std::shared_ptr<const leads::FieldCatalog> find(leads::CatalogVersion version);
  void keep(std::shared_ptr<const leads::FieldCatalog> catalog);

 private:
  std::mutex mutex_;
  std::shared_ptr<const leads::FieldCatalog> newest_;
};

}  // namespace inlet::store
