// SPDX-License-Identifier: Apache-2.0
#include "store/records/catalog_cache.h"

#include <utility>

namespace inlet::store {

std::shared_ptr<const leads::FieldCatalog> CatalogCache::find(leads::CatalogVersion version) {
  const std::lock_guard lock(mutex_);
  return newest_ != nullptr && newest_->version() == version ? newest_ : nullptr;
}

void CatalogCache::keep(std::shared_ptr<const leads::FieldCatalog> catalog) {
  const std::lock_guard lock(mutex_);
  if (newest_ == nullptr || newest_->version() < catalog->version()) newest_ = std::move(catalog);
}

}  // namespace inlet::store
