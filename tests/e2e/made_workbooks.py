# SPDX-License-Identifier: Apache-2.0
"""Workbooks as bytes, the odd ones included: made here, part by part, without any library that would refuse to write them."""

import io
import struct
import zipfile
import zlib

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts, level=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level, compresslevel=6) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def sheet(rows):
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def book_parts(sheets, strings=None, styles=None, names=None):
    """Parts of an XLSX workbook with the given sheets, each the XML of a part."""
    entries = "".join(f'<sheet name="S{i + 1}" sheetId="{i + 1}" r:id="r{i + 1}"/>' for i in range(len(sheets)))
    book = f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{names or entries}</sheets></workbook>'
    relations = "".join(f'<Relationship Id="r{i + 1}" Type="{OFFICE}/worksheet" Target="worksheets/s{i + 1}.xml"/>'
                        for i in range(len(sheets)))
    parts = [
        ("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="b" Type="{OFFICE}/officeDocument" '
                        'Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'),
    ]
    if strings is not None:
        parts.append(("xl/sharedStrings.xml", strings))
    if styles is not None:
        parts.append(("xl/styles.xml", styles))
    return parts + [(f"xl/worksheets/s{i + 1}.xml", xml) for i, xml in enumerate(sheets)]


def xlsx(rows, **others):
    return zipped(book_parts([sheet(rows)], **others))


def ods(table):
    names = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "table", "text"))
    content = (f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='S'>{table}"
               "</table:table></office:spreadsheet></office:body></office:document-content>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
    return out.getvalue()


def repeated_part(name, beginning, piece, times, end):
    """A zip entry, as bytes of its local header and data and of its directory entry at offset 0, that holds `beginning`, many
    times `piece`, then `end`: packed once, for what follows a full flush stands for itself."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(beginning) + packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(end) + packer.flush()
    packed = head + middle * times + tail
    crc = zlib.crc32(beginning)
    for _ in range(times):
        crc = zlib.crc32(piece, crc)
    crc = zlib.crc32(end, crc)
    size = len(beginning) + len(piece) * times + len(end)
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, crc, len(packed), size, len(name), 0)
    return b"PK\3\4" + fields + name.encode() + packed, fields


def with_part(archive, name, local, fields):
    """The archive with one more entry, as repeated_part() makes them."""
    end = archive.rindex(b"PK\5\6")
    count, size, offset = struct.unpack_from("<HII", archive, end + 10)
    entry = b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name.encode()
    directory = archive[offset:offset + size] + entry
    ending = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count + 1, count + 1, len(directory), offset + len(local), 0)
    return archive[:offset] + local + directory + ending


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def biff8(cells, strings=b"", globals_=b""):
    """A bare BIFF8 stream of one sheet; `strings`: what stands before it as the table of strings."""
    bof = lambda kind: record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 6))  # noqa: E731
    name = b"\1\0S"
    before = bof(5) + globals_ + strings
    bound = lambda at: record(0x85, struct.pack("<IBB", at, 0, 0) + name)  # noqa: E731
    place = len(before) + len(bound(0)) + 4
    return before + bound(place) + record(0x0A) + bof(0x10) + cells + record(0x0A)


def compound(stream, follow=None, name="Workbook"):
    """A compound file around a stream of at least 4,096 bytes. `follow(table)` may change the table of followers."""
    stream += b"\0" * (-len(stream) % 512)
    count = len(stream) // 512
    tables = (count + 1 + 128) // 127 + 1
    table = list(range(1, count)) + [0xFFFFFFFE, 0xFFFFFFFE] + [0xFFFFFFFD] * tables
    if follow is not None:
        follow(table)
    table += [0xFFFFFFFF] * (tables * 128 - len(table))

    def node(text, kind, child, first, size):
        written = text.encode("utf-16-le") + b"\0\0"
        return (written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) +
                b"\0" * 36 + struct.pack("<IQ", first, size))

    directory = node("Root Entry", 5, 1, 0xFFFFFFFE, 0) + node(name, 2, 0xFFFFFFFF, 0, len(stream)) + b"\0" * 256
    places = list(range(count + 1, count + 1 + tables))[:109]
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6 +
              struct.pack("<IIIIIIIII", 0, tables, count, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0))
    header += struct.pack("<109I", *(places + [0xFFFFFFFF] * (109 - len(places))))
    return header + stream + directory + struct.pack(f"<{len(table)}I", *table)
