#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a CSV of invented leads for the benchmarks: make_leads.py OUT [--bytes N | --rows N] [--seed S] [--first N] [--faultless].

16 columns with accents, quotes, line breaks inside quotes, 3 % bad values and 2 % repeated email addresses; the same seed
gives the same bytes everywhere. Files whose numbers of leads do not meet have no address in common.
"""
import argparse
import csv
import io
import random

HEADER = ["First Name", "Last Name", "Email", "Phone", "Company", "Job Title", "Website", "Street", "City", "State",
          "Zip", "Country", "Lead Source", "Annual Revenue", "Expected Close Date", "Notes"]
FIRST = "Anna Jörg Priya Léa Mateo Yuki Zoë Omar Ingrid Paulo Siobhán Wei Lucía Søren Amara Dmitri".split()
LAST = "Lindqvist Müller Raman Girard Ortega Tanaka Okafor Haddad Solberg Pereira Byrne Chen Vega Holm Diallo Petrov".split()
COMPANY = ["Nordwind", "Blue Harbor", "Alpha Optik", "Sierra Foods", "Kestrel", "Maple & Oak", "Quantum Tools", "Rhône Énergie"]
FORM = ["GmbH", "Ltd", "Inc.", "S.A.", "AB", "Co., Ltd."]
TITLE = ["CEO", "Head of Sales", "Buyer", "VP, Marketing", "Engineer", "Office Manager", "Analyst"]
CITY = [("Berlin", "BE", "Germany"), ("Lyon", "", "France"), ("Boston", "MA", "United States"), ("Leeds", "", "United Kingdom")]
PHONE = {"Germany": "+49 151 {:08d}", "France": "+33 6 12 {:06d}", "United States": "+1 212 55{:05d}", "United Kingdom": "+44 7400 {:06d}"}
SIZE = {"Germany": 10**8, "France": 10**6, "United States": 10**5, "United Kingdom": 10**6}
SOURCE = ["Website", "Referral", "Trade Show", "Advertising", "Social Media", "Partner"]
NOTE = ["Wants a demo next week.", "Said \"call me in June\".", "Budget approved.", "Très intéressé par l'offre.",
        "Needs an audit log,\nand single sign-on.", "客户希望下周演示。"]


def lead(r, number, known, has_faults):
    city, state, country = r.choice(CITY)
    first, last = r.choice(FIRST), r.choice(LAST)
    email = f"lead{number}@{r.choice(COMPANY).split()[0].lower().replace('ô', 'o')}{number % 997}.example.com"
    if known and r.random() < 0.02:
        email = r.choice(known).upper()
    elif len(known) < 4096:
        known.append(email)
    phone = PHONE[country].format(r.randrange(SIZE[country]))
    date = f"{r.randrange(2019, 2027)}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}"
    source = r.choice(SOURCE)
    fault = r.random() if has_faults else 1
    if fault < 0.01:
        email = email.replace("@", " at ")
    elif fault < 0.02:
        date = "31/31/2023"
    elif fault < 0.03:
        source = "Carrier pigeon"
    company = f"{r.choice(COMPANY)} {r.choice(FORM)}"
    notes = " ".join(r.choice(NOTE) for _ in range(r.randrange(4)))
    return [first, last, email, phone, company, r.choice(TITLE), f"https://www.example.com/{number}",
            f"{r.randrange(1, 999)} High Street", city, state, f"{r.randrange(100000):05d}", country, source,
            str(r.randrange(10**7)), date, notes]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--bytes", type=int, default=52_428_800)
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first person, so that files hold other people")
    parser.add_argument("--faultless", action="store_true", help="without bad values")
    arguments = parser.parse_args()
    r, known, size, number = random.Random(arguments.seed), [], 0, 0
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    with open(arguments.out, "wb") as out:
        row = HEADER
        while True:
            writer.writerow(row)
            data = line.getvalue().encode()
            line.seek(0)
            line.truncate()
            if number and (number > arguments.rows if arguments.rows else size + len(data) > arguments.bytes):
                break
            out.write(data)
            size += len(data)
            number += 1
            row = lead(r, arguments.first + number, known, not arguments.faultless)
    print(f"{number - 1} rows, {size} bytes")


if __name__ == "__main__":
    main()
