#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/user/cli_options.md is what the program's own --help says, command by command.

check_option_docs.py [--fix] [PROGRAM]      default: build/dev/inlet or build/release/inlet
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/user/cli_options.md"
HEAD = """# Every command and its options

In the words of `inlet --help` and `inlet COMMAND --help`; [the command line](cli.md) tells what they are for.
Made by `tools/check_option_docs.py --fix`.
"""
SUBCOMMAND = re.compile(r"^  ([a-z][a-z-]*)", re.MULTILINE)


def help_of(program, command):
    done = subprocess.run([program, *command, "--help"], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def subcommands_of(text):
    """The names below "Subcommands:" in the help of a command."""
    listed = text.partition("\nSubcommands:\n")[2].partition("\n\n")[0]
    return SUBCOMMAND.findall(listed)


def section(command, text):
    return f"\n## {' '.join(['inlet', *command])}\n\n```text\n{text}\n```\n"


def page_of(ask, command=()):
    """Sections of the command and of all below it; `ask` gives the help of one."""
    text = ask(command)
    yield section(command, text)
    for name in subcommands_of(text):
        yield from page_of(ask, (*command, name))


def main(arguments):
    fix = "--fix" in arguments
    named = [argument for argument in arguments if argument != "--fix"]
    programs = [Path(named[0])] if named else [ROOT / "build/dev/inlet", ROOT / "build/release/inlet"]
    program = next((candidate for candidate in programs if candidate.exists()), None)
    if program is None:
        print("The program is not built.", file=sys.stderr)
        return 1
    wanted = HEAD + "".join(page_of(lambda command: help_of(program, command)))
    page = ROOT / PAGE
    if fix:
        page.write_text(wanted, encoding="utf-8")
    elif not page.exists() or page.read_text(encoding="utf-8") != wanted:
        print(f"{PAGE} is not what the program says: tools/check_option_docs.py --fix", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
