// SPDX-License-Identifier: Apache-2.0
//
// inlet webhooks: which addresses are told the ends of imports, and what became of what was sent; e-mail too.
#include <chrono>
#include <thread>
#include <utility>

#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/chores/message_delivery.h"
#include "engine/verbs/notifications.h"

namespace inlet::cli {
namespace {

using imports::Delivery;
using imports::MessageState;

constexpr std::chrono::seconds kPatience(40);  // a try takes 20 at most, whoever makes it

struct Options {
  std::string url;
  std::int64_t id = 0;
  std::string to;
  std::uint32_t limit = 50;
};

base::JsonObject delivery_json(const Delivery& delivery) {
  base::JsonObject json{{"id", delivery.message.id},
                        {"kind", imports::name_of(delivery.message.kind)},
                        {"event", delivery.message.event},
                        {"target", delivery.message.target},
                        {"job", nullptr},
                        {"state", imports::name_of(delivery.state)},
                        {"tries", delivery.message.tries},
                        {"reason", delivery.reason},
                        {"created_at", base::iso_time(delivery.message.created_at)}};
  if (delivery.message.import_id != 0) json["job"] = delivery.message.import_id;
  return json;
}

std::string delivery_line(const Delivery& delivery) {
  const bool waits = delivery.state == MessageState::kWaiting;
  return std::to_string(delivery.message.id) + "  " + std::string(imports::name_of(delivery.state)) + "  " +
         delivery.message.event + "  " + delivery.message.target + "  " + std::to_string(delivery.message.tries) +
         " tries" + (delivery.reason.empty() ? "" : ", " + delivery.reason) +
         (waits ? ", next at " + base::iso_time(delivery.due_at) : "") + "\n";
}

Result<int> print_webhook(const Invocation& invocation, const imports::Webhook& webhook) {
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"id", webhook.id}, {"url", webhook.url}, {"secret", webhook.secret}}) +
          "\n");
    return kSuccess;
  }
  print_message("The secret of webhook " + std::to_string(webhook.id) + ", shown this once:");
  print(webhook.secret + "\n");
  return kSuccess;
}

Result<int> list(const Invocation& invocation, const Options&) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_ASSIGN(const auto settings, engine::view_notifications(opened.engine(), opened.actor));
  base::JsonArray array;
  std::string text;
  for (const imports::Webhook& webhook : settings.webhooks) {
    array.push_back(base::JsonObject{{"id", webhook.id}, {"url", webhook.url}});
    text += std::to_string(webhook.id) + "  " + webhook.url + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"webhooks", std::move(array)}}) + "\n" : text);
  return kSuccess;
}

Result<int> add(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_ASSIGN(const auto webhook, engine::add_webhook(opened.engine(), opened.actor, options.url));
  return print_webhook(invocation, webhook);
}

Result<int> renew(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_ASSIGN(const auto webhook, engine::renew_secret(opened.engine(), opened.actor, options.id));
  return print_webhook(invocation, webhook);
}

Result<int> remove(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_TRY(engine::remove_webhook(opened.engine(), opened.actor, options.id));
  return kSuccess;
}

// Sends what is due until this one was tried, here or by a server that has it already.
Result<int> see_through(const Invocation& invocation, const Opened& opened, Delivery delivery) {
  INLET_ASSIGN(imports::Courier* const courier, opened.holder->courier());
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  const auto is_new = [&] { return delivery.state == MessageState::kWaiting && delivery.reason.empty(); };
  while (is_new() && std::chrono::steady_clock::now() < deadline) {
    INLET_ASSIGN(const bool has_sent, engine::deliver_next(opened.engine(), *courier));
    if (!has_sent) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    INLET_ASSIGN(delivery, engine::find_delivery(opened.engine(), opened.actor, delivery.message.id));
  }
  print(invocation.json ? base::write_json(delivery_json(delivery)) + "\n" : delivery_line(delivery));
  return delivery.state == MessageState::kDelivered ? kSuccess : kUnavailable;
}

Result<int> test(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  if (!options.to.empty()) {
    INLET_ASSIGN(const Delivery delivery, engine::test_mail(opened.engine(), opened.actor, options.to));
    return see_through(invocation, opened, delivery);
  }
  INLET_ASSIGN(const Delivery delivery, engine::test_webhook(opened.engine(), opened.actor, options.id));
  return see_through(invocation, opened, delivery);
}

Result<int> retry(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_ASSIGN(Delivery delivery, engine::send_again(opened.engine(), opened.actor, options.id));
  return see_through(invocation, opened, std::move(delivery));
}

Result<int> deliveries(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_ASSIGN(const auto found,
               engine::list_deliveries(opened.engine(), opened.actor, std::nullopt, 0, options.limit));
  base::JsonArray array;
  std::string text;
  for (const Delivery& delivery : found) {
    array.push_back(delivery_json(delivery));
    text += delivery_line(delivery);
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"deliveries", std::move(array)}}) + "\n" : text);
  return kSuccess;
}

}  // namespace

void add_webhooks(CLI::App& program, Invocation& invocation) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("webhooks", "Whom to tell the ends of imports, and what became of the messages");
  command->require_subcommand(0, 1);
  command->footer("Example: inlet webhooks add https://crm.example.com/hooks/inlet");
  using Action = Result<int> (*)(const Invocation&, const Options&);
  const auto verb = [&](const char* name, const char* what, const char* example, Action action) {
    CLI::App* added = command->add_subcommand(name, what);
    added->footer(std::string("Example: ") + example);
    added->callback([&invocation, options, action] {
      invocation.action = [&invocation, options, action] { return action(invocation, *options); };
    });
    return added;
  };
  const auto numbered = [&](CLI::App* added, const char* what) {
    return added->add_option("ID", options->id, what)->check(CLI::PositiveNumber);
  };
  verb("add", "Add an address; its secret is shown once", "inlet webhooks add https://crm.example.com/hooks", add)
      ->add_option("URL", options->url, "http or https")
      ->required();
  numbered(verb("renew", "Give it a new secret, shown once", "inlet webhooks renew 1", renew), "Its number")
      ->required();
  numbered(verb("remove", "Send nothing there any more", "inlet webhooks remove 1", remove), "Its number")->required();
  CLI::App* tested = verb("test", "Send a test, and say what came of it", "inlet webhooks test 1", test);
  CLI::Option_group* target = tested->add_option_group("target");
  target->add_option("ID", options->id, "Number of a webhook")->check(CLI::PositiveNumber);
  target->add_option("--mail", options->to, "An e-mail to this address instead")->type_name("ADDRESS");
  target->require_option(1);
  verb("deliveries", "What was sent, waits or was given up, newest first", "inlet webhooks deliveries", deliveries)
      ->add_option("--limit", options->limit, "How many")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  numbered(verb("retry", "Send a message again now", "inlet webhooks retry 17", retry), "Its number")->required();
  command->callback([&invocation, command, options] {
    if (command->get_subcommands().empty())
      invocation.action = [&invocation, options] { return list(invocation, *options); };
  });
}

}  // namespace inlet::cli
