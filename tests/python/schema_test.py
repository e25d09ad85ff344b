"""bindings/c/schema: what comes out fits it, and what fits it goes in."""

import json
import os
from pathlib import Path

import fingerpost
import jsonschema
import pytest

FOLDER = Path(os.environ["FINGERPOST_SOURCE"], "bindings/c/schema")
SCHEMAS = {file.name: json.loads(file.read_text()) for file in sorted(FOLDER.glob("*.json"))}
ENUMS = {"kind": fingerpost.Kind, "layer": fingerpost.Layer, "status": fingerpost.Status,
         "standing": fingerpost.Standing, "role": fingerpost.Role, "basis": fingerpost.Basis,
         "ended": fingerpost.Ended, "sort": fingerpost.Sort, "group": fingerpost.Group}


def validator(name):
    resolver = jsonschema.RefResolver(base_uri=name, referrer=SCHEMAS[name], store=SCHEMAS)
    return jsonschema.Draft202012Validator(SCHEMAS[name], resolver=resolver)


def fits(name, value):
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}"
              for e in validator(name).iter_errors(value)]
    assert not errors, "\n".join(errors)


def unknown_keys(schema, value, where=""):
    """Keys of an answer that its schema does not speak of: a new one is written down first."""
    while "$ref" in schema:
        file, _, path = schema["$ref"].partition("#/$defs/")
        schema = SCHEMAS[file or "common.json"]
        schema = schema["$defs"][path] if path else schema
    for each in schema.get("anyOf", []) + schema.get("allOf", []):
        if value is not None and each.get("type") != "null":
            schema = {**each, **{key: schema[key] for key in schema if key not in ("anyOf", "allOf")}}
            return unknown_keys(schema, value, where)
    found = []
    if isinstance(value, dict) and "properties" in schema and "additionalProperties" not in schema:
        for key, member in value.items():
            if key not in schema["properties"]:
                found.append(f"{where}/{key}")
            else:
                found += unknown_keys(schema["properties"][key], member, f"{where}/{key}")
    if isinstance(value, list) and "items" in schema:
        for member in value:
            found += unknown_keys(schema["items"], member, f"{where}[]")
    return found


def described(name, value):
    fits(name, value)
    assert [key for key in unknown_keys(SCHEMAS[name], value) if "/understood/" not in key] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == name
    for example in SCHEMAS[name].get("examples", []):
        fits(name, example)


@pytest.mark.parametrize("name", ENUMS)
def test_the_lists_of_words_are_the_library_s(name):
    assert SCHEMAS["common.json"]["$defs"][name]["enum"] == [str(each) for each in ENUMS[name]]


@pytest.mark.parametrize("day", ["2020-05-01", "2024-05-20"])
@pytest.mark.parametrize("keys", [
    {"text": "missing children"}, {"text": "bruise", "facets": True, "explain": True, "id": "q"},
    {"text": "bruise since 2019 as-of:2023-05-01", "group": "section"}, {"text": "brusing"},
    {"text": "courses", "snippets": False}, {"text": "nothing at all like it"},
])
def test_answers_fit(shared, keys, day):
    described("answer.json", shared.search(**keys, as_of=day).to_dict())


def test_documents_and_the_rest_fit(shared):
    for document in [*(shared[id] for id in shared), fingerpost.read(b"")]:
        described("document.json", document.to_dict())
    text = "CSE: child sexual exploitation. Every second Tuesday from 9.30am, until 1 June."
    described("dates.json", {"dates": [m.to_dict() for m in fingerpost.dates(text, published="2024")]})
    described("info.json", shared.info.to_dict())
    described("check.json", fingerpost.Index.check(shared.folder).to_dict())
    described("vocabulary.json", json.loads(shared.vocabulary.to_json()))


def sample(schema):
    """A value that fits."""
    while "$ref" in schema:
        file, _, path = schema["$ref"].partition("#/$defs/")
        schema = SCHEMAS[file]["$defs"][path] if path else json.loads(
            '{"const": {"name": "x", "version": "1", "topics": [{"id": "a", "label": "A"}]}}')
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if "oneOf" in schema:
        return sample(schema["oneOf"][0])
    if "pattern" in schema:
        return "2024-05-25"
    return {"string": "x", "integer": 1, "boolean": True, "object": {}}.get(
        schema["type"]) if schema["type"] != "array" else [sample(schema["items"])]


GOOD = {"language": "en", "media_type": "text/plain",
        "almanac": "term autumn: 2025-09-03 2025-12-18"}


def accepted(name, value, tmp_path):
    if name == "request.json":
        with fingerpost.Index.create(tmp_path / "a") as index:
            index.search(**value)
    elif name == "options.json":
        fingerpost.Index.create(tmp_path / "a", **{
            key: fingerpost.Vocabulary.from_json(json.dumps(member)) if key == "vocabulary" else member
            for key, member in value.items()}).close()
    else:
        fingerpost.read("words", **value)


@pytest.mark.parametrize("name, key", [
    (name, key) for name in ("request.json", "options.json", "source.json")
    for key in SCHEMAS[name]["properties"]])
def test_every_key_of_a_schema_is_known_and_read(name, key, tmp_path):
    value = {key: sample(SCHEMAS[name]["properties"][key])}
    if key in GOOD:
        value[key] = GOOD[key]
    accepted(name, value, tmp_path)
    with pytest.raises(fingerpost.ArgumentError, match=key):
        accepted(name, {key + "x": 1}, tmp_path / "second")


def test_every_key_of_a_line_is_known():
    known = set(SCHEMAS["line.json"]["properties"])
    own = {"text", "html", "path", "remove"}
    # What is read into an index is read with the index's almanac.
    assert known == set(SCHEMAS["source.json"]["properties"]) - {"almanac"} | own
