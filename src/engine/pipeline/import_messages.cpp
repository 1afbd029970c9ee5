// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/import_messages.h"

#include <string>

#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "engine/pipeline/run_event.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;
using imports::Message;
using imports::MessageKind;
using imports::NotificationSettings;

std::string_view event_of(std::string_view kind) {
  return kind == "import_undone"        ? "import.undone"
         : kind == "import_undo_failed" ? "import.undo_failed"
                                        : "import.finished";
}

std::string_view headline_of(std::string_view kind) {
  if (kind == "import_completed") return "completed";
  if (kind == "import_completed_with_errors") return "completed with errors";
  if (kind == "import_failed") return "failed";
  if (kind == "import_cancelled") return "was cancelled";
  return kind == "import_undone" ? "was undone" : "could not be undone";
}

std::string link_to(const NotificationSettings& settings, const ImportRecord& record) {
  return settings.public_url.empty() ? "" : settings.public_url + "/imports/" + std::to_string(record.id);
}

std::string webhook_body(const NotificationSettings& settings, const ImportRecord& record, std::string_view kind,
                         base::TimePoint now) {
  base::JsonObject json{{"event", event_of(kind)},
                        {"import", record.id},
                        {"state", imports::name_of(record.state)},
                        {"undo_state", imports::name_of(record.undo_state)},
                        {"file_name", record.file_name},
                        {"started_by", record.started_by},
                        {"tally", tally_json(record.tally)},
                        {"failure", nullptr},
                        {"url", link_to(settings, record)},
                        {"at", base::iso_time(now)}};
  if (record.failure) json["failure"] = base::name_of(record.failure->code);
  return base::write_json(json);
}

// Subject, blank line, text. Counts and the name of the file; never a value of a row.
std::string mail_body(const NotificationSettings& settings, const ImportRecord& record, std::string_view kind,
                      const std::string& detail) {
  const imports::Tally& tally = record.tally;
  std::string text = "Job " + std::to_string(record.id) + " " + std::string(headline_of(kind)) + "\n\n";
  text += "File: " + record.file_name + "\n";
  text += "Records: " + std::to_string(tally.total) + "\n";
  text += "Successfully imported: " + std::to_string(tally.imported()) + "\n";
  text += "Skipped: " + std::to_string(tally.skipped) + "\n";
  text += "Failed: " + std::to_string(tally.failed) + "\n";
  if (tally.not_processed > 0) text += "Not processed: " + std::to_string(tally.not_processed) + "\n";
  if (!detail.empty()) text += "\n" + detail + "\n";
  const std::string link = link_to(settings, record);
  if (!link.empty()) text += "\n" + link + "\n";
  return text;
}

}  // namespace

Result<NotificationSettings> read_notification_settings(store::Transaction& transaction) {
  INLET_ASSIGN(const auto stored, transaction.settings().find(imports::kNotificationSettings));
  if (!stored) return NotificationSettings();
  return imports::notification_settings_from_json(*stored);
}

Result<void> tell_the_end(store::Transaction& transaction, const ImportRecord& record, std::string_view kind,
                          const std::string& detail, base::TimePoint now) {
  imports::Notice notice;
  notice.user = record.started_by;
  notice.import_id = record.id;
  notice.kind = kind;
  notice.json = base::write_json(
      base::JsonObject{{"file_name", record.file_name}, {"tally", tally_json(record.tally)}, {"detail", detail}});
  notice.created_at = now;
  INLET_TRY(transaction.notices().add(notice));

  INLET_ASSIGN(const NotificationSettings settings, read_notification_settings(transaction));
  Message message;
  message.import_id = record.id;
  message.event = kind;
  message.created_at = now;
  message.kind = MessageKind::kWebhook;
  for (const imports::Webhook& webhook : settings.webhooks) {
    message.target = webhook.url;
    message.body = webhook_body(settings, record, kind, now);
    INLET_TRY(transaction.outbox().add(message));
  }
  if (!settings.mail) return {};
  INLET_ASSIGN(const auto starter, transaction.users().find(record.started_by));
  if (!starter || !starter->active || starter->email.empty()) return {};
  message.kind = MessageKind::kEmail;
  message.target = starter->email;
  message.body = mail_body(settings, record, kind, detail);
  return transaction.outbox().add(message);
}

}  // namespace inlet::engine
