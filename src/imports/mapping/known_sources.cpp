// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/known_sources.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace inlet::imports {
namespace {

using Names = std::string_view;

constexpr std::size_t kNeeded = 3;

constexpr Names kHubspot[] = {"Record ID",         "Contact owner", "Lifecycle Stage",        "Associated Company",
                              "Create Date",       "Lead Status",   "Associated Company IDs", "Associated Deal IDs",
                              "Last Modified Date"};
constexpr KnownColumn kHubspotColumns[] = {{"Record ID", "external_id"},
                                           {"Contact owner", "owner"},
                                           {"Lead Status", "stage"},
                                           {"Associated Company", "company"},
                                           {"Create Date", ""}};

constexpr Names kSalesforce[] = {"IsDeleted",   "MasterRecordId",   "SystemModstamp", "LeadSource", "OwnerId",
                                 "IsConverted", "LastModifiedById", "CreatedById",    "CleanStatus"};
constexpr KnownColumn kSalesforceColumns[] = {
    {"Id", "external_id"}, {"LeadSource", "source"}, {"Name", ""}, {"OwnerId", ""}};

constexpr Names kPipedrive[] = {"Person - Name",       "Person - Email", "Person - ID",   "Person - Phone",
                                "Organization - Name", "Lead - Title",   "Lead - Owner",  "Lead - ID",
                                "Deal - Title",        "Lead - Value",   "Person - Owner"};
constexpr KnownColumn kPipedriveColumns[] = {{"Person - Name", "full_name"},
                                             {"Organization - Name", "company"},
                                             {"Lead - Title", "title"},
                                             {"Lead - Value", "value"}};

constexpr Names kZoho[] = {"Record Id",    "Lead Owner",    "Skype ID",        "No. of Employees", "Email Opt Out",
                           "Created Time", "Modified Time", "Secondary Email", "Lead Owner.id"};
constexpr KnownColumn kZohoColumns[] = {{"Record Id", "external_id"}, {"Lead Owner", "owner"}};

constexpr Names kApollo[] = {"Apollo Contact Id", "Apollo Account Id",   "Company Name for Emails",
                             "Email Confidence",  "Person Linkedin Url", "Work Direct Phone",
                             "Corporate Phone",   "Primary Email Source"};
constexpr KnownColumn kApolloColumns[] = {
    {"Apollo Contact Id", "external_id"}, {"Work Direct Phone", "phone"}, {"Company Name for Emails", ""}};

constexpr Names kFacebook[] = {"ad_id",       "ad_name", "adset_id",  "adset_name",
                               "campaign_id", "form_id", "form_name", "is_organic"};
constexpr KnownColumn kFacebookColumns[] = {{"id", "external_id"}, {"created_time", ""}, {"platform", ""}};

constexpr Names kLinkedinForms[] = {"Lead ID",     "Lead type", "Campaign name",
                                    "Creative ID", "Form name", "Account name"};
constexpr KnownColumn kLinkedinFormsColumns[] = {{"Lead ID", "external_id"}, {"Account name", ""}};

constexpr Names kGoogleContacts[] = {
    "E-mail 1 - Value", "Phone 1 - Value",     "Address 1 - Street", "Organization Name", "Organization 1 - Name",
    "File As",          "Phonetic First Name", "Yomi Name",          "Group Membership"};
constexpr KnownColumn kGoogleContactsColumns[] = {
    {"E-mail 1 - Value", "email"}, {"Phone 1 - Value", "phone"}, {"File As", ""}};

constexpr Names kOutlook[] = {
    "Business Street",    "Home Street",        "Other Street", "Assistant's Phone", "Manager's Name",
    "Company Main Phone", "Internet Free Busy", "Radio Phone",  "TTY/TDD Phone",     "Business Country/Region"};
constexpr KnownColumn kOutlookColumns[] = {{"Title", ""}, {"Account", ""}, {"Location", ""}};

constexpr Names kOutlookGerman[] = {"Straße geschäftlich",  "Ort geschäftlich", "Postleitzahl geschäftlich",
                                    "Telefon geschäftlich", "Fax geschäftlich", "Telefon Assistent",
                                    "Weitere Vornamen",     "Autotelefon",      "E-Mail-Typ",
                                    "Straße privat",        "Telefon (privat)"};
constexpr KnownColumn kOutlookGermanColumns[] = {{"Titel", ""}, {"Konto", ""}, {"Benutzer 1", ""}};

constexpr Names kOutlookFrench[] = {"Rue (bureau)",       "Ville (bureau)",        "Code postal (bureau)",
                                    "Téléphone (bureau)", "Télécopie (bureau)",    "Téléphone (domicile)",
                                    "Deuxième prénom",    "Adresse de messagerie", "Pays/Région (bureau)"};
constexpr KnownColumn kOutlookFrenchColumns[] = {{"Titre", ""}, {"Responsable", ""}, {"Compte", ""}};

constexpr Names kOutlookSpanish[] = {"Calle del trabajo",         "Ciudad de trabajo",  "Código postal del trabajo",
                                     "Teléfono del trabajo",      "Fax del trabajo",    "Segundo nombre",
                                     "País o región del trabajo", "Teléfono particular"};
constexpr KnownColumn kOutlookSpanishColumns[] = {{"Título", ""}, {"Cuenta", ""}, {"Ubicación", ""}};

constexpr Names kMailchimp[] = {"MEMBER_RATING", "OPTIN_TIME", "CONFIRM_TIME", "LEID", "EUID", "GMTOFF", "DSTOFF"};
constexpr KnownColumn kMailchimpColumns[] = {{"CC", ""}, {"REGION", ""}};

constexpr Names kShopify[] = {"Customer ID",
                              "Accepts Email Marketing",
                              "Default Address Company",
                              "Default Address Address1",
                              "Total Spent",
                              "Total Orders",
                              "Tax Exempt"};
constexpr KnownColumn kShopifyColumns[] = {{"Customer ID", "external_id"}};

constexpr Names kEventbrite[] = {"Order #",         "Attendee #", "Ticket Type", "Attendee Status",
                                 "Eventbrite Fees", "Fees Paid",  "Order Type"};
constexpr Names kDynamics[] = {"(Do Not Modify) Lead", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On",
                               "(Do Not Modify) Contact"};
constexpr Names kZoominfo[] = {"ZoomInfo Contact ID", "ZoomInfo Company ID",          "LinkedIn Contact Profile URL",
                               "Company HQ Phone",    "ZoomInfo Contact Profile URL", "Email Domain",
                               "Management Level",    "Direct Phone Number"};
constexpr KnownColumn kZoominfoColumns[] = {{"ZoomInfo Contact ID", "external_id"},
                                            {"LinkedIn Contact Profile URL", "linkedin_url"}};
constexpr Names kLinkedinConnections[] = {"First Name", "Last Name", "URL", "Connected On", "Position"};
constexpr KnownColumn kLinkedinConnectionsColumns[] = {{"URL", "linkedin_url"}, {"Position", "job_title"}};
constexpr Names kCalendly[] = {"Invitee Name",    "Invitee First Name", "Invitee Last Name", "Invitee Email",
                               "Event Type Name", "Start Date & Time",  "User Email"};
constexpr KnownColumn kCalendlyColumns[] = {
    {"Invitee Email", "email"}, {"User Email", ""}, {"User Name", ""}, {"Location", ""}};

constexpr KnownSource kSources[] = {
    {"HubSpot", kHubspot, kHubspotColumns},
    {"Salesforce", kSalesforce, kSalesforceColumns},
    {"Pipedrive", kPipedrive, kPipedriveColumns},
    {"Zoho CRM", kZoho, kZohoColumns},
    {"Apollo", kApollo, kApolloColumns},
    {"Facebook Lead Ads", kFacebook, kFacebookColumns},
    {"LinkedIn Lead Gen Forms", kLinkedinForms, kLinkedinFormsColumns},
    {"Google Contacts", kGoogleContacts, kGoogleContactsColumns},
    {"Outlook", kOutlook, kOutlookColumns},
    {"Outlook", kOutlookGerman, kOutlookGermanColumns},
    {"Outlook", kOutlookFrench, kOutlookFrenchColumns},
    {"Outlook", kOutlookSpanish, kOutlookSpanishColumns},
    {"Mailchimp", kMailchimp, kMailchimpColumns},
    {"Shopify", kShopify, kShopifyColumns},
    {"Eventbrite", kEventbrite, {}},
    {"Dynamics 365", kDynamics, {}},
    {"ZoomInfo", kZoominfo, kZoominfoColumns},
    {"LinkedIn Connections", kLinkedinConnections, kLinkedinConnectionsColumns},
    {"Calendly", kCalendly, kCalendlyColumns},
};

}  // namespace

const KnownSource* recognise_source(const tables::Header& header) {
  std::unordered_set<std::string> names;
  for (const tables::Column& column : header.columns) names.insert(tables::fold_column_name(column.name));
  const KnownSource* best = nullptr;
  std::size_t best_count = kNeeded - 1;
  for (const KnownSource& source : kSources) {
    const auto count =
        static_cast<std::size_t>(std::count_if(source.signature.begin(), source.signature.end(), [&](Names name) {
          return names.contains(tables::fold_column_name(name));
        }));
    // Names, URL and Position stand in many lists; only all of them together are a list of connections.
    const bool common = source.signature.data() == std::data(kLinkedinConnections);
    if (count < kNeeded || (common && count < std::size(kLinkedinConnections))) continue;
    if (count == best_count) best = nullptr;
    if (count > best_count) {
      best = &source;
      best_count = count;
    }
  }
  return best;
}

}  // namespace inlet::imports
