// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/address_sketch.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>

#include "base/bytes/content_hash.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kDigits = 16;
constexpr double kLeastSeen = 50;  // an estimate from fewer says nothing
constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

// Addresses are compared as leads are: in small letters.
std::uint64_t hash_of(std::string_view address) {
  std::string folded(address);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto bytes = base::hash128(folded).bytes;
  std::uint64_t hash = 0;
  std::memcpy(&hash, bytes.data(), sizeof hash);
  return hash;
}

}  // namespace

void AddressSketch::add(std::string_view address) {
  const std::uint64_t hash = hash_of(address);
  if (hash > below_) return;
  hashes_.push_back(hash);
  if (hashes_.size() >= 4 * kRoom) settle();
}

void AddressSketch::settle() {
  std::ranges::sort(hashes_);
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  if (hashes_.size() <= kRoom) return;
  hashes_.resize(kRoom);
  below_ = hashes_.back();
}

bool AddressSketch::is_exact() {
  settle();
  return below_ == kAll;
}

std::uint64_t AddressSketch::count() {
  if (is_exact()) return hashes_.size();
  const double part = static_cast<double>(below_) / static_cast<double>(kAll);
  return static_cast<std::uint64_t>(std::llround(static_cast<double>(kRoom) / part));
}

std::string AddressSketch::to_text() {
  settle();
  std::string text;
  text.reserve((hashes_.size() + 1) * kDigits);
  const auto append = [&text](std::uint64_t number) {
    char digits[kDigits];
    const auto end = std::to_chars(digits, digits + kDigits, number, 16).ptr;
    text.append(kDigits - static_cast<std::size_t>(end - digits), '0').append(digits, end);
  };
  append(below_);
  for (const std::uint64_t hash : hashes_) append(hash);
  return text;
}

std::optional<AddressSketch> AddressSketch::from_text(std::string_view text) {
  if (text.size() < kDigits || text.size() % kDigits != 0 || text.size() / kDigits > kRoom + 1) return std::nullopt;
  AddressSketch sketch;
  for (std::size_t place = 0; place < text.size(); place += kDigits) {
    std::uint64_t number = 0;
    const char* const end = text.data() + place + kDigits;
    const auto [last, fault] = std::from_chars(text.data() + place, end, number, 16);
    if (fault != std::errc() || last != end) return std::nullopt;
    if (place == 0) {
      sketch.below_ = number;
    } else {
      sketch.hashes_.push_back(number);
    }
  }
  return sketch;
}

SharedAddresses share(AddressSketch& ours, AddressSketch& other) {
  SharedAddresses result;
  result.of = ours.count();
  result.is_exact = ours.is_exact() && other.is_exact();
  // Below this both sketches hold all there is, so the part they share there is the part they share at all.
  const std::uint64_t below = std::min(ours.below_, other.below_);
  const auto end_of = [below](const AddressSketch& sketch) { return std::ranges::upper_bound(sketch.hashes_, below); };
  std::vector<std::uint64_t> both;
  std::set_intersection(ours.hashes_.cbegin(), end_of(ours), other.hashes_.cbegin(), end_of(other),
                        std::back_inserter(both));
  const auto seen = static_cast<double>(end_of(ours) - ours.hashes_.cbegin());
  if (seen == 0 || (!result.is_exact && seen < kLeastSeen)) return result;
  const double part = static_cast<double>(both.size()) / seen;
  result.shared = static_cast<std::uint64_t>(std::llround(part * static_cast<double>(result.of)));
  return result;
}

}  // namespace inlet::tables
