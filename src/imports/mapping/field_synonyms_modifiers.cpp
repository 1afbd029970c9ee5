// SPDX-License-Identifier: Apache-2.0
//
// Words that stand beside the name of a field without changing what it is: whose, which of several, or plain politeness.
#include "imports/mapping/field_synonyms.h"

namespace inlet::imports {
namespace {

// clang-format off
constexpr ModifierRow kRows[] = {
    {Modifier::kFiller, Place::kAnywhere,
     "the, your, my, our, of, for, in, s, please, a, an, optional, required, mandatory, if any, if applicable, where applicable, full, text, fields, field, custom, custom fields, properties, property, c, attributes, attribute, answers, answer, if available, valid, current, best, new, de, du, des, la, le, les, l, d, del, della, dello, dei, do, da, dos, das, el, los, las, en, van, het, der, die, den, dem, von, vom, im, zur, og, och, und, et, y, e, votre, ton, vos, mon, tu, su, tus, sus, mi, seu, sua, tuo, tua, il, lo, ihr, ihre, ihren, deine, dein, mein, uw, je, jouw, twoje, twój, twoj, ваш, ваша, ваше, ваши, din, ditt, dit, deres, obligatoire, facultatif, obligatorio, opcional, obrigatório, opzionale, obbligatorio, pflichtfeld, verplicht, optioneel, wymagane, opcjonalne, обязательно, obligatorisk, zorunlu, 必須, 任意, 选填, 必填, 您的, ご, 필수, 선택, anda, của, của bạn, 의, の, 的"},
    {Modifier::kFiller, Place::kBefore,
     "what is, what s, whats, what are, what is the, enter, please enter, provide, please provide, which, qual é o, qual o, qual é a, qual é, qual a, qual, quelle est, quel est, quel, quelle, cuál es, cuál, cual es, qual è il, qual è la, qual è, wie lautet, wie ist, wat is, jak, ingresa, ingrese, introduce, escribe, escriba, digite, informe, insira, inserisci, saisissez, entrez, indiquez, sf, hs, indtast, geben sie, bitte, vul, podaj, введите, укажите, 请输入, 請輸入"},
    {Modifier::kFiller, Place::kAfter, "value, cleaned, original, primary value, here, if known, s, to, ein, angeben, für rückfragen, für rückrufe, for questions, for callback"},
    {Modifier::kLead, Place::kAnywhere,
     "contact, lead, person, people, prospect, contacts, leads, individual, kontakt, kontakts, kontaktperson, ansprechpartner, interessent, contacto, contato, contatto, contact person, contactpersoon, personne, interlocuteur, pessoa, persona, referente, kontaktu, osoba, osoby, osoby kontaktowej, контакт, контакта, лид, лида, 联系人, 聯絡人, 担当者, ご担当者, ご担当者様, 담당자, ilgili kişi, kişi, yetkili, yhteyshenkilön, kontaktpersonens, leadu, leada, người liên hệ, kontaktní, kontaktné, ліда, potencjalnego klienta"},
    {Modifier::kCustomer, Place::kAnywhere,
     "customer, client, invitee, attendee, registrant, participant, subscriber, member, guest, buyer, student, delegate, visitor, applicant, user, sender, submitter, respondent, recipient, purchaser, candidate, kunde, kunden, kund, klant, cliente, client s, klient, klienta, teilnehmer, participante, partecipante, deelnemer, клиент, клиента, участник, участника, 客户, 客戶, 顧客, お客様, 고객, müşteri, asiakas, asiakkaan, customers, khách hàng, pelanggan, العميل, ügyfél, abonné, abonnent, klienti, registration"},
    {Modifier::kDeal, Place::kAnywhere,
     "deal, opportunity, sales, opp, sale, crm, negocio, negócio, affaire, trattativa, opportunité, oportunidad, oportunidade, geschäft, vertrieb, transakcji, сделки, 商机, 商談, 案件, pipeline"},
    {Modifier::kPrimary, Place::kAnywhere,
     "primary, main, default, principal, preferred, haupt, hauptsächlich, principale, hoofd, główny, główna, основной, główne, 1st, first line, pref, standard, huvud, hoved, predeterminado, hlavní, birincil, asıl"},
    {Modifier::kWork, Place::kAnywhere,
     "work, business, office, job, direct, professional, corporate email, geschäftlich, dienstlich, arbeit, beruflich, büro, geschäft adresse, professionnel, professionnelle, pro, bureau, travail, trabajo, laboral, oficina, profesional, trabalho, escritório, comercial, lavoro, ufficio, professionale, zakelijk, zakelijke, werk, kantoor, służbowy, służbowe, biuro, praca, arbete, arbeid, arbejde, jobb, työ, op werk, del trabajo, de trabajo, uff, pracy, рабочий, рабочая, рабочее, робочий, pracovní, pracovný, iş, 工作, 办公, 勤務先, 仕事, 업무, 직장, العمل, kantor, munkahelyi, służbowa, virksomhed, kontor"},
    {Modifier::kHome, Place::kAnywhere,
     "home, private, personal, residential, privat, private adresse, privé, domicile, perso, personnel, personnelle, casa, personale, privado, particular, pessoal, residencial, thuis, prywatny, domowy, prywatne, hem, hjem, koti, домашний, личный, личная, domácí, soukromý, ev, kişisel, 个人, 個人, 自宅, 개인, 집, الشخصي, otthoni, privata, privado, abitazione"},
    {Modifier::kMailing, Place::kAnywhere, "mailing, postal, correspondence, contact address, korespondencyjny, versand, post, poste"},
    {Modifier::kBilling, Place::kAnywhere,
     "billing, invoice, invoicing, bill to, fakturační, fakturačná, fakturačné, rechnung, rechnungs, facturation, facturación, fatturazione, faturamento, cobrança, factuur, facturatie, faktura, fakturering, 账单, 請求先, 請求, fatura"},
    {Modifier::kShipping, Place::kAnywhere,
     "shipping, delivery, ship to, lieferung, lieferadresse, livraison, envío, entrega, spedizione, bezorg, levering, leverans, 配送, 配送先, wysyłki, dostawa"},
    {Modifier::kMailing, Place::kBefore, "mail, mail address, address, addr, location, adresse, adres, dirección, endereço, indirizzo, адрес, adress, adresa, osoite"},
    {Modifier::kCompany, Place::kAnywhere,
     "company, account, organization, organisation, org, corporate, hq, headquarters, company hq, employer, firm, corporation, firma, firmen, unternehmen, unternehmens, organização, organización, organizzazione, organisations, société, entreprise, de l entreprise, empresa, da empresa, azienda, aziendale, aziendali, bedrijf, bedrijfs, organisatie, firmy, företag, företags, yritys, yrityksen, компании, компания, организации, 公司, 企业, 企業, 会社, 회사, şirket, kurumsal, perusahaan, công ty, الشركة, cég, switchboard, central, centrale, zentrale, centralita, hauptnummer"},
    {Modifier::kOther, Place::kAnywhere,
     "other, secondary, alternate, alternative, alt, second, third, tertiary, additional, extra, autre, secondaire, otro, otra, secundario, outro, alternativo, secondario, altro, andere, zweite, weitere, sekundär, tweede, drugi, inny, другой, дополнительный, další, diğer, ikinci, muu, annan, anden, annen, backup, 备用, その他, 其他"},
    {Modifier::kVendor, Place::kBefore,
     "apollo, zoominfo, hubspot, salesforce, sfdc, pipedrive, zoho, zcrm, lusha, cognism, rocketreach, seamless, intercom, mailchimp, activecampaign, freshsales, freshworks, copper, insightly, close, keap, infusionsoft, dynamics, klaviyo, marketo, pardot, eloqua, brevo, sendinblue, stripe, shopify, woocommerce, odoo, bitrix, bitrix24, amocrm, kommo, monday, airtable, nutshell, capsule, sugarcrm, vtiger, suitecrm, zendesk, clearbit, leadfeeder, kaspr, lemlist, typeform, jotform, constant contact, getresponse, convertkit, kit, drip, outreach, salesloft"},
    {Modifier::kNetwork, Place::kBefore, "facebook, fb, meta, linkedin, li, tiktok, google, instagram, twitter, xing"},
};

// In any language only words that are a whole token; compared folded.
constexpr std::string_view kForeign =
    "fax, telefax, pager, isdn, telex, manager, assistant, spouse, partner, child, children, parent, referrer, referred, referral, previous, former, old, past, subsidiary, created, creator, modified, updated, changed, submitted, imported, added, by, last, recent, latest, status, type, kind, label, confidence, score, verified, valid, bounced, bounce, source, domain, opt, optin, consent, subscribed, unsubscribed, blacklisted, sent, opened, clicked, open, click, count, number, total, date, time, timestamp, ip, url, link, image, photo, avatar, picture, password, token, key, hash, note, emergency, guarantor, agent, sponsor, vendor, supplier, owner, assigned, invited, host, organizer, organiser, recruiter, coach, teacher, reply, cc, bcc, from, sender, hidden, archived, other, secondary, alternate, alternative, second, third, tertiary, additional, backup, work, home, sms, vat, tax, account, iban, order, invoice, payment, card, serial, reference, event, fichier, imagen, chef, vorgesetzter, empfohlen, responsable, faks, φαξ, факс, فاكس, 传真, 傳真, ファックス, ファクス, 팩스, faxnummer, faksi, fakse, fax number, reports, supervisor, boss, mentor, friend, wife, husband, mother, father";
// clang-format on

}  // namespace

std::span<const ModifierRow> modifier_words() { return kRows; }

std::string_view foreign_words() { return kForeign; }

}  // namespace inlet::imports
