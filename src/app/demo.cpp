// SPDX-License-Identifier: Apache-2.0
#include "app/demo.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/bytes/random_token.h"
#include "cli/foreground_job.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/manage_users.h"
#include "engine/verbs/own_account.h"
#include "engine/verbs/run_import.h"
#include "engine/verbs/set_up.h"
#include "engine/verbs/take_in.h"
#include "engine/verbs/undo_import.h"
#include "server/http/static_files.h"

namespace inlet::app {
namespace {

constexpr std::string_view kEmail = "dana.whitcombe@inlet.example";

struct Colleague {
  const char* name;
  const char* email;
  const char* role;
};
constexpr std::array kColleagues = {Colleague{"Mei Chen", "mei.chen@inlet.example", "manager"},
                                    Colleague{"Jonas Weber", "jonas.weber@inlet.example", "user"}};

// What becomes of a sample, so that each state of an import is there to be seen.
enum class Fate : std::uint8_t { kImported, kUndone, kDraft };
struct Sample {
  const char* name;
  Fate fate;
};
constexpr std::array kSamples = {Sample{"crm-contacts.csv", Fate::kImported}, Sample{"dealers.xls", Fate::kImported},
                                 Sample{"connections.csv", Fate::kUndone},    Sample{"trade-show.csv", Fate::kImported},
                                 Sample{"ad-platform.csv", Fate::kImported},  Sample{"all-errors.csv", Fate::kImported},
                                 Sample{"webinar.xlsx", Fate::kDraft}};

engine::SetUp organisation(std::string password) {
  engine::SetUp request{"Dana Whitcombe", std::string(kEmail), std::move(password), {}};
  request.settings.organisation.name = "Inlet demo";
  request.settings.organisation.phone_country = "US";
  return request;
}

Result<imports::ImportId> bring_in(engine::Engine& engine, const access::Actor& actor, const Sample& sample) {
  const server::Page* page = server::find_page(server::embedded_pages(), "/samples/" + std::string(sample.name));
  if (page == nullptr) return base::internal_error(std::string(sample.name) + " is not in the program");
  INLET_ASSIGN(auto reception, engine.files.receive(sample.name, engine.limits.read.file_bytes));
  INLET_TRY(reception.add(page->raw));
  INLET_ASSIGN(const auto upload, engine::take_in(engine, actor, std::move(reception), sample.name));
  INLET_ASSIGN(const auto draft, engine::create_import(engine, actor, upload.id, 0));
  if (sample.fate == Fate::kDraft) return draft.id;
  INLET_TRY(engine::start_import(engine, actor, draft.id, draft.version));
  INLET_TRY(cli::run_in_foreground(engine, draft.id));
  if (sample.fate == Fate::kImported) return draft.id;
  INLET_TRY(engine::undo_import(engine, actor, draft.id));
  INLET_TRY(cli::run_in_foreground(engine, draft.id));
  return draft.id;
}

Result<void> fill(engine::Engine& engine, const std::string& password) {
  INLET_ASSIGN(const auto signed_in, engine::set_up(engine, organisation(password)));
  const access::Actor actor = signed_in.actor();
  for (const Colleague& colleague : kColleagues) {
    INLET_TRY(engine::invite_user(engine, actor, colleague.name, colleague.email, colleague.role));
  }
  for (const Sample& sample : kSamples) INLET_TRY(bring_in(engine, actor, sample));
  return {};
}

// Nobody was invited, nothing was imported.
Result<bool> is_empty(engine::Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  const bool has_people =
      std::ranges::any_of(users, [](const auto& user) { return user.id != access::kCommandLineUser; });
  INLET_ASSIGN(const auto imports, transaction->ledger().list({}, {}, 1));
  return !has_people && imports.total == 0;
}

Result<access::UserId> find_administrator(engine::Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto user, transaction->users().find_by_email(kEmail));
  if (user) return user->id;
  return base::make_error(base::ErrorKind::kConflict, base::Code::kTargetNotEmpty);
}

// The password of an earlier start is known to whoever saw it; the new one ends it, and its sessions.
Result<void> renew(engine::Engine& engine, const std::string& password) {
  INLET_ASSIGN(const access::UserId id, find_administrator(engine));
  INLET_ASSIGN(const auto link, engine::reset_password(engine, access::Actor{}, id));
  INLET_TRY(engine::accept_invitation(engine, link.token, password, {}));
  return {};
}

}  // namespace

Result<DemoSignIn> prepare_demo(engine::Engine& engine) {
  DemoSignIn sign_in{std::string(kEmail), base::random_token(12)};
  INLET_ASSIGN(const bool is_new, is_empty(engine));
  INLET_TRY(is_new ? fill(engine, sign_in.password) : renew(engine, sign_in.password));
  return sign_in;
}

}  // namespace inlet::app
