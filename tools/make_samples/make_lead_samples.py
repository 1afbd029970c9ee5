#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the files of samples/ but trade-show.csv, which was typed by hand: make_lead_samples.py OUT_DIR.

Every person is invented; addresses are on domains reserved for examples. Same bytes at every call. Needs Debian's
python3-openpyxl and python3-xlwt.
"""
import csv
import datetime
import io
import random
import sys
import zipfile
from pathlib import Path

import openpyxl
import xlwt

GIVEN = """Amara Ben Chloe Diego Elif Farid Greta Hugo Ines Jonas Keiko Liam Mei Noor Olga Pedro Quinn Rosa Sven Tara
           Uma Viktor Wen Yara""".split()
FAMILY = """Abel Bauer Castro Dahl Evans Fischer Garcia Haas Ito Jensen Kovac Lopez Moreau Novak Olsen Petrov Quist Rossi Silva
            Tanaka Ueda Vogel Weber Young""".split()
COMPANIES = ["Alder Optics", "Bluefin Logistics", "Cobalt Labs", "Dune Textiles", "Ember Foods", "Fjord Energy", "Granite Tools",
             "Harbor Health", "Iris Media", "Juniper Travel"]
TITLES = "Head of Sales|Buyer|Founder|Operations Manager|Marketing Lead|CTO|Office Manager|Consultant".split("|")
DAY = datetime.date(2026, 9, 1)


class People:
    """One invented person after another; `seed` decides which."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def next(self):
        self.count += 1
        first, last = self.random.choice(GIVEN), self.random.choice(FAMILY)
        company = self.random.choice(COMPANIES)
        domain = company.split()[0].lower() + ".example"
        return {
            "first": first, "last": last, "company": company, "title": self.random.choice(TITLES),
            "email": f"{first}.{last}{self.count}@{domain}".lower(), "site": f"https://www.{domain}",
            "day": DAY + datetime.timedelta(days=self.random.randrange(120)), "number": self.random.randrange(10_000),
            "value": self.random.randrange(50, 9_000) * 10, "choice": self.random.random(),
        }


def csv_text(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def ad_platform():
    """Lead forms of an advertising platform: ids and numbers with prefixes, platforms as codes, UTF-16 with tabs."""
    people, rows = People(1), [["id", "created_time", "ad_name", "campaign_name", "is_organic", "platform",
                              "full_name", "email", "phone_number", "company_name"]]
    for number in range(60):
        person = people.next()
        rows.append([f"l:{730_000_000_000 + number}", f"{person['day']}T10:{number:02}:00+02:00", "Autumn video", "Autumn 2026", "false",
                     "fb" if person["choice"] < 0.6 else "ig", f"{person['first']} {person['last']}", person["email"],
                     f"p:+1202555{person['number'] % 100 + 100:04}", person["company"]])
    return csv_text(rows, "\t").encode("utf-16")


def crm_contacts():
    """Contacts of another CRM: many columns that no field takes, owners by name, lifecycle stages of its own."""
    people = People(2)
    rows = [["Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner", "Lead Status", "Lifecycle Stage",
             "Company name", "Job Title", "City", "Country/Region", "Website URL", "Create Date", "Last Activity Date",
             "Number of Pageviews", "Marketing contact status"]]
    for number in range(80):
        person = people.next()
        tail = person["number"]
        city, country, phone = [("Berlin", "Germany", f"+49 30 1234{tail:04}"),
                                ("Lyon", "France", f"+33 4 72 00 {tail // 100:02} {tail % 100:02}"),
                                ("Austin", "United States", f"+1 512-555-{tail % 100 + 100:04}")][number % 3]
        rows.append([str(51_000 + number), person["first"], person["last"], person["email"], phone, "",
                     "New" if person["choice"] < 0.7 else "Contacted", "lead", person["company"], person["title"], city, country,
                     person["site"], f"{person['day']} 09:15", f"{person['day']} 16:40", str(tail % 40), "Marketing contact"])
    return ("\ufeff" + csv_text(rows, quoting=csv.QUOTE_ALL)).encode()


def crm_report():
    """A report of yet another CRM: American dates, money with signs, five lines of footer that are no leads."""
    people = People(3)
    rows = [["First Name", "Last Name", "Company / Account", "Title", "Email", "Phone", "Lead Source", "Rating", "Street", "City",
             "State/Province", "Zip/Postal Code", "Country", "Annual Revenue", "Close Date"]]
    for number in range(50):
        person = people.next()
        rows.append([person["first"], person["last"], person["company"], person["title"], person["email"],
                     f"(617) 555-{person['number'] % 100 + 100:04}", "Web" if number % 2 else "Partner", ["Hot", "Warm", "Cold"][number % 3],
                     f"{number + 1} Elm Street", "Boston", "MA", f"{2108 + number % 30:05}", "USA", f"${person['value'] * 12:,}.00",
                     person["day"].strftime("%m/%d/%Y")])
    footer = ["", "", '"Leads by source"', '"Copyright (c) 2000-2026 example.com, inc. All rights reserved."',
              '"Confidential Information - Do Not Distribute"', '"Generated By:  Dana Whitcombe  9/30/2026 8:14 AM"']
    return (csv_text(rows, quoting=csv.QUOTE_ALL) + "\r\n".join(footer) + "\r\n").encode("cp1252")


def german_excel():
    """Saved by a German Excel: semicolons, Windows-1252, decimal commas, dates with dots."""
    people = People(4)
    rows = [["Anrede", "Vorname", "Nachname", "Firma", "E-Mail", "Telefon", "Straße", "PLZ", "Ort", "Land", "Umsatz",
             "Abschluss erwartet", "Bemerkung"]]
    for number in range(40):
        person = people.next()
        revenue = f"{person['value'] * 3:,}".replace(",", ".") + ",50"
        rows.append(["Frau" if number % 2 else "Herr", person["first"], "Müller" if number % 7 == 3 else person["last"],
                     f"{person['company']} GmbH", person["email"], f"030 1234{person['number']:04}", f"Schönhauser Straße {number + 1}",
                     f"{1067 + number * 211:05}", "Dresden" if number % 2 else "Köln", "Deutschland", revenue,
                     person["day"].strftime("%d.%m.%Y"), "Rückruf erwünscht" if number % 5 == 0 else ""])
    return csv_text(rows, ";").encode("cp1252")


def connections():
    """Connections of a network for professionals: three lines before the header, most without an address."""
    people, rows = People(5), [["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]]
    for number in range(45):
        person = people.next()
        rows.append([person["first"], person["last"], f"https://www.linkedin.com/in/{person['first']}-{person['last']}-{number}".lower(),
                     person["email"] if number % 4 == 0 else "", person["company"], person["title"], person["day"].strftime("%d %b %Y")])
    note = '"When exporting your connection data, you may notice that some of the email addresses are missing."'
    return (f"Notes:\r\n{note}\r\n\r\n" + csv_text(rows)).encode()


def all_errors():
    """Each common mistake once, and one good row: what a person sees who makes all of them."""
    header = ["First Name", "Last Name", "Email", "Phone", "Country", "Employees", "Annual Revenue", "Expected Close Date",
              "Email Opt Out", "Website", "Source", "Owner"]
    good = ["Ann", "Lee", "ann.lee@alder.example", "+1 202 555 0101", "Germany", "12", "1200.50", "2026-12-24",
            "no", "https://alder.example", "Website", ""]

    def row(number, **changed):
        cells = [f"{good[0]}{number}", good[1], f"person{number}@alder.example", *good[3:]]
        for column, text in changed.items():
            cells[header.index(column.replace("_", " "))] = text
        return cells

    rows = [header, good,
            row(3, Last_Name=""), row(4, Email="ann(at)alder.example"), row(5, Phone="12"), row(6, Country="Atlantis"),
            row(7, Employees="about ten"), row(8, Annual_Revenue="1.5k"), row(9, Expected_Close_Date="2026-02-30"),
            row(10, Email_Opt_Out="perhaps"), row(11, Website="not a site"), row(12, Source="Carrier Pigeon"),
            row(13, Owner="nobody@alder.example"), row(14, First_Name="x" * 120), row(15, Email=good[2]),
            row(16, Email="person16@gmial.com"), row(17) + ["one cell too many"]]
    return csv_text(rows).encode()


def with_fixed_times(path):
    """Writes the archive anew with one time for all its parts, so that the file is the same at every call."""
    with zipfile.ZipFile(path) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def webinar_xlsx(path):
    """Registrations of a webinar: a title above the header, typed dates, postal codes kept by a number format, a second sheet."""
    people, book = People(6), openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Registrations"
    sheet.append(["Webinar: Importing without fear, 1 October 2026"])
    sheet.append([])
    sheet.append(["Name", "Work email", "Organization", "Role", "ZIP", "Registered", "Follow up on", "Attended", "Budget"])
    for number in range(70):
        person = people.next()
        name = f"{person['last']}, {person['first']}" if number % 10 == 0 else f"{person['first']} {person['last']}"
        moment = datetime.datetime.combine(person["day"], datetime.time(8 + number % 9, number % 60))
        sheet.append([name, person["email"], person["company"], person["title"], 2100 + person["number"] % 7000, moment,
                      person["day"] + datetime.timedelta(days=30), number % 3 > 0, person["value"]])
        for column, shown in ((5, "00000"), (6, "yyyy-mm-dd hh:mm"), (7, "d mmm yyyy"), (9, '#,##0.00 "USD"')):
            sheet.cell(sheet.max_row, column).number_format = shown
    book.create_sheet("Questions").append(["Question", "Asked by"])
    book.properties.created = book.properties.modified = datetime.datetime(2026, 10, 1)
    book.save(path)
    with_fixed_times(path)


def dealers_xls(path):
    """A list that has been handed on since 2003: the old format, everything in capitals, numbers as numbers."""
    people, book = People(7), xlwt.Workbook()
    sheet, date = book.add_sheet("DEALERS"), xlwt.easyxf(num_format_str="DD/MM/YYYY")
    names = ["SURNAME", "FORENAME", "COMPANY NAME", "TEL", "EMAIL", "TOWN", "COUNTRY", "LAST VISIT", "EXPECTED CLOSE DATE"]
    for column, name in enumerate(names):
        sheet.write(0, column, name)
    for number in range(1, 56):
        person = people.next()
        texts = [person["last"], person["first"], person["company"], f"+44 20 7946 {person['number'] % 1000:04}", person["email"], "Leeds", "UK"]
        for column, text in enumerate(texts):
            sheet.write(number, column, text.upper())
        sheet.write(number, 7, person["day"] - datetime.timedelta(days=400), date)
        sheet.write(number, 8, person["day"] + datetime.timedelta(days=60), date)
    book.save(str(path))


def main():
    out = Path(sys.argv[1])
    for content in (ad_platform, crm_contacts, crm_report, german_excel, connections, all_errors):
        (out / f"{content.__name__.replace('_', '-')}.csv").write_bytes(content())
    webinar_xlsx(out / "webinar.xlsx")
    dealers_xls(out / "dealers.xls")


if __name__ == "__main__":
    main()
