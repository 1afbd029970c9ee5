// SPDX-License-Identifier: Apache-2.0
#include "server/routes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "server/audit_handlers.h"
#include "server/bulk_handlers.h"
#include "server/draft_handlers.h"
#include "server/duplicate_handlers.h"
#include "server/event_stream.h"
#include "server/field_handlers.h"
#include "server/health_handlers.h"
#include "server/import_handlers.h"
#include "server/lead_handlers.h"
#include "server/notice_handlers.h"
#include "server/notification_handlers.h"
#include "server/partial_upload_handlers.h"
#include "server/personal_data_handlers.h"
#include "server/report_handlers.h"
#include "server/role_handlers.h"
#include "server/session_handlers.h"
#include "server/settings_handlers.h"
#include "server/template_handlers.h"
#include "server/token_handlers.h"
#include "server/undo_handlers.h"
#include "server/upload_handlers.h"
#include "server/user_handlers.h"
#include "server/value_handlers.h"
#include "server/webhook_handlers.h"

namespace inlet::server {
namespace {

using access::Right;
using enum Method;
using enum Door;
using enum Answers;
using enum Lane;

constexpr std::string_view kRoot = "/api/v1";
constexpr std::optional<Right> kVerbDecides = std::nullopt;

// The table of contents of the product.
constexpr Route kRoutes[] = {
    {kGet, "/health", kOpen, kVerbDecides, kAnew, get_health},
    {kGet, "/version", kOpen, kVerbDecides, kAnew, get_version},
    {kGet, "/openapi.yaml", kOpen, kVerbDecides, kAnew, get_contract},
    {kGet, "/setup", kOpen, kVerbDecides, kAnew, get_set_up},
    {kPost, "/setup", kOpen, kVerbDecides, kAnew, post_set_up, nullptr, kCostly},

    {kGet, "/session", kSignedIn, kVerbDecides, kAnew, get_session},
    {kPost, "/session", kOpen, kVerbDecides, kAnew, post_session, nullptr, kCostly},
    {kDelete, "/session", kSignedIn, kVerbDecides, kAnew, delete_session},
    {kPut, "/session/password", kInPerson, kVerbDecides, kAnew, put_password, nullptr, kCostly},
    {kPatch, "/session/profile", kInPerson, kVerbDecides, kAnew, patch_profile},
    {kPost, "/invitation/view", kOpen, kVerbDecides, kAnew, post_invitation_view},
    {kPost, "/invitation", kOpen, kVerbDecides, kAnew, post_invitation, nullptr, kCostly},
    {kGet, "/sessions", kInPerson, kVerbDecides, kAnew, list_sessions},
    {kDelete, "/sessions", kInPerson, kVerbDecides, kAnew, delete_other_sessions},
    {kDelete, "/sessions/{session}", kInPerson, kVerbDecides, kAnew, delete_one_session},
    {kGet, "/tokens", kInPerson, kVerbDecides, kAnew, list_tokens},
    {kPost, "/tokens", kInPerson, kVerbDecides, kOncePerKey, post_token},
    {kDelete, "/tokens/{id}", kInPerson, kVerbDecides, kAnew, delete_token},

    {kGet, "/users", kSignedIn, kVerbDecides, kAnew, list_users},
    {kPost, "/users", kSignedIn, Right::kAdministerUsers, kOncePerKey, post_user},
    {kPatch, "/users/{id}", kSignedIn, Right::kAdministerUsers, kAnew, patch_user},
    {kPost, "/users/{id}/reset", kInPerson, Right::kAdministerUsers, kOncePerKey, post_user_reset},
    {kGet, "/users/{id}/sessions", kInPerson, Right::kAdministerUsers, kAnew, list_sessions_of_user},
    {kDelete, "/users/{id}/sessions", kInPerson, Right::kAdministerUsers, kAnew, delete_sessions_of_user},
    {kGet, "/users/{id}/tokens", kInPerson, Right::kAdministerUsers, kAnew, list_tokens_of_user},
    {kDelete, "/users/{id}/tokens/{token}", kInPerson, Right::kAdministerUsers, kAnew, delete_token_of_user},
    {kGet, "/roles", kSignedIn, Right::kAdministerUsers, kAnew, list_roles},
    {kPost, "/roles", kSignedIn, Right::kAdministerUsers, kOncePerKey, post_role},
    {kPut, "/roles/{id}", kSignedIn, Right::kAdministerUsers, kAnew, put_role},
    {kDelete, "/roles/{id}", kSignedIn, Right::kAdministerUsers, kAnew, delete_role},
    {kGet, "/audit", kSignedIn, Right::kAdministerUsers, kAnew, list_audit},
    {kGet, "/audit.csv", kSignedIn, Right::kAdministerUsers, kAnew, get_audit_csv},
    {kGet, "/personal-data", kSignedIn, Right::kAdministerUsers, kAnew, list_inquiries},
    {kPost, "/personal-data", kSignedIn, Right::kAdministerUsers, kOncePerKey, post_inquiry},
    {kGet, "/personal-data/{id}", kSignedIn, Right::kAdministerUsers, kAnew, get_inquiry},
    {kDelete, "/personal-data/{id}", kSignedIn, Right::kAdministerUsers, kAnew, delete_inquiry},
    {kPost, "/personal-data/{id}/erase", kSignedIn, Right::kAdministerUsers, kOncePerKey, post_erasure},
    {kGet, "/personal-data/{id}/export", kSignedIn, Right::kAdministerUsers, kAnew, get_person_export},

    {kGet, "/settings", kSignedIn, Right::kViewSettings, kAnew, get_settings},
    {kPut, "/settings", kSignedIn, Right::kChangeSettings, kAnew, put_settings},
    {kGet, "/settings/notifications", kSignedIn, Right::kChangeSettings, kAnew, get_notifications},
    {kPut, "/settings/notifications", kSignedIn, Right::kChangeSettings, kAnew, put_notifications},
    {kPost, "/settings/notifications/test", kSignedIn, Right::kChangeSettings, kOncePerKey, post_mail_test},
    {kGet, "/webhooks", kSignedIn, Right::kChangeSettings, kAnew, list_webhooks},
    {kPost, "/webhooks", kSignedIn, Right::kChangeSettings, kOncePerKey, post_webhook},
    {kDelete, "/webhooks/{id}", kSignedIn, Right::kChangeSettings, kAnew, delete_webhook},
    {kPost, "/webhooks/{id}/secret", kSignedIn, Right::kChangeSettings, kOncePerKey, post_webhook_secret},
    {kPost, "/webhooks/{id}/test", kSignedIn, Right::kChangeSettings, kOncePerKey, post_webhook_test},
    {kGet, "/deliveries", kSignedIn, Right::kChangeSettings, kAnew, list_deliveries},
    {kGet, "/deliveries/{id}", kSignedIn, Right::kChangeSettings, kAnew, get_delivery},
    {kPost, "/deliveries/{id}/retry", kSignedIn, Right::kChangeSettings, kOncePerKey, post_delivery_retry},
    {kGet, "/fields", kSignedIn, kVerbDecides, kAnew, get_fields},
    {kPost, "/fields", kSignedIn, Right::kChangeSettings, kOncePerKey, post_field},
    {kPut, "/fields/order", kSignedIn, Right::kChangeSettings, kAnew, put_field_order},
    {kPatch, "/fields/{key}", kSignedIn, Right::kChangeSettings, kAnew, patch_field},
    {kDelete, "/fields/{key}", kSignedIn, Right::kChangeSettings, kAnew, delete_field},
    {kGet, "/fields/{key}/use", kSignedIn, Right::kViewSettings, kAnew, get_field_use},

    {kGet, "/leads", kSignedIn, Right::kViewLeads, kAnew, list_leads},
    {kGet, "/leads.csv", kSignedIn, Right::kExportLeads, kAnew, get_leads_csv},
    {kGet, "/lead-counts", kSignedIn, Right::kViewLeads, kAnew, get_lead_counts},
    {kPost, "/leads", kSignedIn, Right::kCreateLeads, kOncePerKey, post_lead},
    {kPost, "/leads/trash", kSignedIn, Right::kDeleteLeads, kOncePerKey, post_trash},
    {kPost, "/leads/restore", kSignedIn, Right::kDeleteLeads, kOncePerKey, post_restore},
    {kPost, "/leads/merge", kSignedIn, Right::kEditLeads, kOncePerKey, post_merge},
    {kGet, "/leads/{id}", kSignedIn, Right::kViewLeads, kAnew, get_lead},
    {kPatch, "/leads/{id}", kSignedIn, Right::kEditLeads, kAnew, patch_lead},
    {kDelete, "/leads/{id}", kSignedIn, Right::kDeleteLeads, kAnew, delete_lead},

    {kGet, "/bulk-changes", kSignedIn, Right::kViewLeads, kAnew, list_bulk_changes},
    {kPost, "/bulk-changes", kSignedIn, kVerbDecides, kOncePerKey, post_bulk_change},
    {kGet, "/bulk-changes/{id}", kSignedIn, Right::kViewLeads, kAnew, get_bulk_change},
    {kPost, "/bulk-changes/{id}/undo", kSignedIn, kVerbDecides, kOncePerKey, post_bulk_undo},

    {kGet, "/duplicate-criteria", kSignedIn, Right::kViewSettings, kAnew, get_duplicate_criteria},
    {kPut, "/duplicate-criteria", kSignedIn, Right::kChangeSettings, kAnew, put_duplicate_criteria},
    {kGet, "/likely-duplicates", kSignedIn, Right::kViewLeads, kAnew, list_likely_duplicates},
    {kPost, "/likely-duplicates/search", kSignedIn, Right::kEditLeads, kOncePerKey, post_likely_search},
    {kPost, "/likely-duplicates/{id}/dismiss", kSignedIn, Right::kEditLeads, kOncePerKey, post_likely_dismiss},

    {kPost, "/uploads", kSignedIn, Right::kImport, kAnew, nullptr, receive_upload},  // the sink keeps its answer itself
    {kGet, "/uploads/{id}/detection", kSignedIn, Right::kImport, kAnew, get_detection},
    {kPost, "/partial-uploads", kSignedIn, Right::kImport, kOncePerKey, post_partial_upload},
    {kGet, "/partial-uploads/{id}", kSignedIn, Right::kImport, kAnew, get_partial_upload},
    {kPatch, "/partial-uploads/{id}", kSignedIn, Right::kImport, kAnew, nullptr, receive_part},
    {kDelete, "/partial-uploads/{id}", kSignedIn, Right::kImport, kAnew, delete_partial_upload},

    {kGet, "/imports", kSignedIn, Right::kViewImports, kAnew, list_imports},
    {kPost, "/imports", kSignedIn, Right::kImport, kOncePerKey, post_import},
    {kGet, "/import-activity", kSignedIn, Right::kViewImports, kAnew, get_import_activity},
    {kGet, "/imports/{id}", kSignedIn, Right::kViewImports, kAnew, get_import},
    {kDelete, "/imports/{id}", kSignedIn, Right::kImport, kAnew, delete_import},
    {kPut, "/imports/{id}/step", kSignedIn, Right::kImport, kAnew, put_step},
    {kPut, "/imports/{id}/source", kSignedIn, Right::kImport, kAnew, put_source},
    {kGet, "/imports/{id}/preview", kSignedIn, Right::kViewImports, kAnew, get_preview},
    {kGet, "/imports/{id}/columns", kSignedIn, Right::kViewImports, kAnew, get_columns},
    {kGet, "/imports/{id}/columns/{column}/values", kSignedIn, Right::kViewImports, kAnew, get_column_values},
    {kPut, "/imports/{id}/columns/{column}/values", kSignedIn, Right::kImport, kAnew, put_column_values},
    {kGet, "/imports/{id}/mapping/suggestion", kSignedIn, Right::kImport, kAnew, get_suggestion},
    {kPut, "/imports/{id}/mapping", kSignedIn, Right::kImport, kAnew, put_mapping},
    {kPut, "/imports/{id}/options", kSignedIn, Right::kImport, kAnew, put_options},
    {kPut, "/imports/{id}/template", kSignedIn, Right::kImport, kAnew, put_template},
    {kGet, "/imports/{id}/leads", kSignedIn, Right::kViewImports, kAnew, get_sample_leads},
    {kPost, "/imports/{id}/check", kSignedIn, Right::kImport, kOncePerKey, post_check},
    {kPost, "/imports/{id}/start", kSignedIn, Right::kImport, kOncePerKey, post_start},
    {kPost, "/imports/{id}/cancel", kSignedIn, Right::kImport, kOncePerKey, post_cancel},
    {kPost, "/imports/{id}/retry", kSignedIn, Right::kImport, kOncePerKey, post_retry},
    {kPost, "/imports/{id}/fix-failed", kSignedIn, Right::kImport, kOncePerKey, post_fix_failed},
    {kGet, "/imports/{id}/undo", kSignedIn, Right::kViewImports, kAnew, get_undo},
    {kGet, "/imports/{id}/undo/leads", kSignedIn, Right::kViewImports, kAnew, list_undo_leads},
    {kPost, "/imports/{id}/undo", kSignedIn, Right::kUndoImports, kOncePerKey, post_undo},
    {kGet, "/imports/{id}/fixes", kSignedIn, Right::kViewImports, kAnew, get_fixes},
    {kPut, "/imports/{id}/fixes", kSignedIn, Right::kImport, kAnew, put_fixes},
    {kDelete, "/imports/{id}/fixes", kSignedIn, Right::kImport, kAnew, delete_fixes},
    {kGet, "/imports/{id}/rows", kSignedIn, Right::kViewImports, kAnew, list_rows},
    {kGet, "/imports/{id}/summary", kSignedIn, Right::kViewImports, kAnew, get_summary},
    {kGet, "/imports/{id}/summary/values", kSignedIn, Right::kViewImports, kAnew, get_reason_values},
    {kGet, "/imports/{id}/failed.csv", kSignedIn, Right::kViewImports, kAnew, get_failed_csv},
    {kGet, "/imports/{id}/failed.xlsx", kSignedIn, Right::kViewImports, kAnew, get_failed_xlsx},
    {kGet, "/imports/{id}/receipt.csv", kSignedIn, Right::kViewImports, kAnew, get_receipt},
    {kGet, "/imports/{id}/original", kSignedIn, Right::kViewImports, kAnew, get_original},
    {kGet, "/imports/{id}/events", kSignedIn, Right::kViewImports, kAnew, stream_events},

    {kGet, "/templates", kSignedIn, Right::kUseTemplates, kAnew, list_templates},
    {kPost, "/templates", kSignedIn, Right::kUseTemplates, kOncePerKey, post_template},
    {kPost, "/templates/import", kSignedIn, Right::kUseTemplates, kOncePerKey, post_template_document},
    {kGet, "/templates/{id}/export", kSignedIn, Right::kUseTemplates, kAnew, get_template_document},
    {kPatch, "/templates/{id}", kSignedIn, Right::kUseTemplates, kAnew, patch_template},
    {kDelete, "/templates/{id}", kSignedIn, Right::kUseTemplates, kAnew, delete_template},

    {kGet, "/notices", kSignedIn, kVerbDecides, kAnew, list_notices},
    {kPost, "/notices/read", kSignedIn, kVerbDecides, kOncePerKey, post_notices_read},
};

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    parts.push_back(part);
    path.remove_prefix(part.size());
  }
  return parts;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  return std::ranges::equal(pattern, path, [](std::string_view expected, std::string_view given) {
    return is_parameter(expected) ? !given.empty() : expected == given;
  });
}

void keep_parameters(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path,
                     Request& request) {
  request.path_parameters.clear();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_parameter(pattern[i]))
      request.path_parameters.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
  }
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

RouteMatch find_route(std::span<const Route> routes, Request& request) {
  RouteMatch match;
  if (!request.path.starts_with(kRoot)) return match;
  const std::string rest = request.path.substr(kRoot.size());
  const auto path = segments(rest);
  const Method method = request.method == kHead ? kGet : request.method;
  for (const Route& route : routes) {
    const auto pattern = segments(route.pattern);
    if (!fits(pattern, path)) continue;
    match.allowed += (match.allowed.empty() ? "" : ", ") + std::string(name_of(route.method));
    if (route.method != method || match.route != nullptr) continue;
    match.route = &route;
    keep_parameters(pattern, path, request);
  }
  return match;
}

Lane lane_of(const Request& request) {
  for (const Route& route : kRoutes) {
    if (route.lane == kOrdinary || route.method != request.method) continue;
    if (request.path.starts_with(kRoot) && std::string_view(request.path).substr(kRoot.size()) == route.pattern)
      return route.lane;
  }
  return kOrdinary;
}

}  // namespace inlet::server
