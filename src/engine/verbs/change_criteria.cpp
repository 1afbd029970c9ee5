// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_criteria.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/json/json.h"

namespace inlet::engine {
namespace {

using base::Code;
using leads::CriterionRecord;
using leads::CriterionState;

constexpr std::string_view kName = "duplicate_criteria";  // of the setting that tells who changed them
constexpr std::size_t kMostCriteria = 10;
constexpr std::size_t kMostFields = 5;

struct Stamp {
  std::int64_t version = 0;
  access::UserId by = 0;
  base::TimePoint at{};
};

Result<Stamp> read_stamp(store::Transaction& transaction) {
  Stamp stamp;
  INLET_ASSIGN(const auto stored, transaction.settings().find(kName));
  if (!stored) return stamp;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(*stored));
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    stamp.version = reader.integer("version");
    stamp.by = reader.integer("by");
    stamp.at = base::TimePoint(base::Duration(reader.integer("at")));
  }));
  return stamp;
}

base::Error bad_criteria(const std::string& value, const std::string& remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, Code::kBadSetting, {"criteria", value, remedy});
}

std::string text_of(const CriterionWish& wish) {
  std::string text;
  for (const std::string& field : wish.fields) text += (text.empty() ? "" : "+") + field;
  return text;
}

Result<void> check(const std::vector<CriterionWish>& wishes, const leads::FieldCatalog& catalog) {
  if (wishes.size() > kMostCriteria) return bad_criteria(std::to_string(wishes.size()), "There can be 10 at most.");
  for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
    if (std::find(wishes.begin(), wish, *wish) != wish) return bad_criteria(text_of(*wish), "Name each one once.");
    if (wish->fields.empty() || wish->fields.size() > kMostFields) {
      return bad_criteria(text_of(*wish), "Each has one to five fields.");
    }
    std::set<std::string> once;
    bool has_email = false;
    for (const std::string& key : wish->fields) {
      const leads::Field* field = catalog.find(key);
      if (field == nullptr) return base::make_error(base::ErrorKind::kInvalidInput, Code::kNoSuchField, {key});
      if (!once.insert(key).second) return bad_criteria(text_of(*wish), "Name each field once.");
      const bool is_comparable = !field->import_only && field->type != leads::FieldType::kMultiPicklist;
      if (!is_comparable)
        return bad_criteria(text_of(*wish), "Leave out " + field->label + ", which can't be compared.");
      has_email = has_email || field->type == leads::FieldType::kEmail;
    }
    if (wish->ignore_gmail_dots && !has_email) {
      return bad_criteria(text_of(*wish), "Dots of Gmail can only be ignored where a field is an email.");
    }
  }
  return {};
}

base::JsonArray json_of(const std::vector<CriterionWish>& wishes) {
  base::JsonArray list;
  for (const CriterionWish& wish : wishes) {
    base::JsonArray fields(wish.fields.begin(), wish.fields.end());
    list.push_back(base::JsonObject{{"fields", std::move(fields)}, {"ignore_gmail_dots", wish.ignore_gmail_dots}});
  }
  return list;
}

Result<void> store(store::Transaction& transaction, const std::vector<CriterionRecord>& records) {
  for (const CriterionRecord& record : records) {
    if (record.criterion.id == 0) {
      INLET_TRY(transaction.criteria().add(record).map([](auto&&) {}));
    } else {
      INLET_TRY(transaction.criteria().change(record));
    }
  }
  return {};
}

bool has_work(const std::vector<CriterionRecord>& records) {
  return std::ranges::any_of(records,
                             [](const CriterionRecord& each) { return each.state != CriterionState::kActive; });
}

}  // namespace

Result<CriteriaView> view_criteria(Engine& engine, const access::Actor& actor) {
  INLET_TRY(access::require(actor, access::Right::kViewSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const Stamp stamp, read_stamp(*transaction));
  INLET_ASSIGN(auto records, transaction->criteria().list());
  INLET_ASSIGN(const leads::LeadId last, transaction->criteria().last_lead());
  CriteriaView view;
  view.version = stamp.version;
  if (stamp.version > 0) {
    view.changed_by = stamp.by;
    view.changed_at = stamp.at;
  }
  for (const CriterionRecord& record : records) {
    if (record.state == CriterionState::kActive && !record.criterion.unique) view.criteria.push_back(record.criterion);
  }
  if (!has_next(records)) return view;
  std::ranges::stable_sort(records, {}, [](const CriterionRecord& record) { return record.next_position.value_or(0); });
  view.next.emplace();
  for (const CriterionRecord& record : records) {
    if (!record.next_position) continue;
    view.next->push_back(record.criterion);
    if (record.state != CriterionState::kBuilding) continue;
    view.done += record.is_built ? last : record.built_to;
    view.total += last;
  }
  return view;
}

Result<jobs::JobId> change_criteria(Engine& engine, const access::Actor& actor, std::int64_t version,
                                    const std::vector<CriterionWish>& wishes) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  INLET_ASSIGN(const Stamp stamp, read_stamp(*transaction));
  if (stamp.version != version) {
    return base::make_error(base::ErrorKind::kConflict, Code::kConflict, {"The list of criteria"});
  }
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  INLET_TRY(check(wishes, *catalog));
  INLET_ASSIGN(auto records, transaction->criteria().list());
  plan_next(records, wishes);
  INLET_TRY(store(*transaction, records));
  const std::int64_t at = now.time_since_epoch().count();
  INLET_TRY(transaction->settings().put(
      kName, base::write_json(base::JsonObject{{"version", version + 1}, {"by", actor.user}, {"at", at}})));
  jobs::JobId job = 0;
  if (has_work(records)) {
    INLET_ASSIGN(job, transaction->jobs().enqueue(jobs::JobKind::kCriteria, 0, 0, actor.user, now));
  }
  store::AuditEntry entry;
  entry.at = now;
  entry.by = actor.user;
  entry.action = "criteria.changed";
  entry.subject = "criteria";
  entry.json = base::write_json(base::JsonObject{{"criteria", json_of(wishes)}});
  entry.from = actor.from;
  INLET_TRY(transaction->audit().add(entry));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return job;
}

}  // namespace inlet::engine
