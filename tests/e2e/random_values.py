# SPDX-License-Identifier: Apache-2.0
"""Random values for the schemas of the contract: half of them fit, the others do not."""

TEXTS = [
    "", " ", "a", "ann@example.com", "admin", "user", "role_1", "email", "last_name", "skip", "2026-02-30", "0000-00-00T99:99:99Z",
    "' OR 1=1 --", "'; DROP TABLE lead; --", "%' ESCAPE '", "\\", '"', "`", "$(id)", "{{7*7}}", "<script>alert(1)</script>",
    "../../../etc/passwd", "..\\..\\", "\u0000", "\u202e", "\ufeff", "\ud7ff", "\U0001f4a9" * 20, "é" * 300, "x" * 5000, "NaN", "-1",
    "9223372036854775808", "1e309", "null", "true", "[]", "{}", "=1+1", "\r\nSet-Cookie: a=b", "\t", "ﬁ", "İ", "ß",
]
NUMBERS = [0, 1, -1, 2, 3, 25, 999_999, 2**31, -(2**31), 2**53, 2**63 - 1, -(2**63), 2**63, 2**200, 0.5, -0.0, 1e308]


class Maker:
    def __init__(self, schemas, rng):
        self.schemas = schemas
        self.rng = rng

    def anything(self, depth=0):
        rng = self.rng
        kind = rng.randrange(6 if depth < 3 else 4)
        if kind == 0:
            return rng.choice(TEXTS)
        if kind == 1:
            return rng.choice(NUMBERS)
        if kind == 2:
            return rng.choice([True, False, None])
        if kind == 3:
            return rng.choice(TEXTS) * rng.randrange(3)
        if kind == 4:
            return [self.anything(depth + 1) for _ in range(rng.randrange(4))]
        return {rng.choice(TEXTS)[:50]: self.anything(depth + 1) for _ in range(rng.randrange(4))}

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def value(self, schema, depth=0):
        rng = self.rng
        if depth > 6 or rng.random() < 0.12:
            return self.anything(depth)
        schema = self.resolve(schema)
        for way in ("oneOf", "anyOf", "allOf"):
            if way in schema:
                return self.value(rng.choice(schema[way]), depth + 1)
        if "enum" in schema and rng.random() < 0.85:
            return rng.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        kind = rng.choice(kinds) if isinstance(kinds, list) else kinds
        if kind == "object":
            return self.object(schema, depth)
        if kind == "array":
            return [self.value(schema.get("items", {}), depth + 1) for _ in range(rng.randrange(4))]
        if kind == "integer":
            return rng.choice([1, 1, 2, 3, rng.choice(NUMBERS)])
        return {"boolean": rng.choice([True, False]), "null": None, "number": rng.choice(NUMBERS)}.get(kind, rng.choice(TEXTS))

    def object(self, schema, depth):
        rng = self.rng
        made = {}
        for name, member in schema.get("properties", {}).items():
            is_needed = name in schema.get("required", [])
            if rng.random() < (0.93 if is_needed else 0.5):
                made[name] = self.value(member, depth + 1)
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict):
            for _ in range(rng.randrange(3)):
                made[rng.choice(TEXTS)[:60]] = self.value(extra, depth + 1)
        if rng.random() < 0.1:
            made[rng.choice(TEXTS)[:60]] = self.anything(depth)
        return made
