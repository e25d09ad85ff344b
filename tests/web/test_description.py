"""openapi.json against the server: every address is in it, every answer is as it says."""

import json
import re

import jsonschema
import pytest
from site_under_test import ROOT

DESCRIBED = json.loads((ROOT / "bindings/web/openapi.json").read_text())
SCHEMAS = {path.name: json.loads(path.read_text()) for path in (ROOT / "bindings/c/schema").glob("*.json")}
EXAMPLES = {"/api/search": {"text": "neglect", "facets": "true", "explain": "true"}, "/api/complete": {"prefix": "brui"},
            "/api/facets": {"text": "neglect"}, "/api/document": {"id": "regional/neglect"}, "/suggest": {"prefix": "brui"},
            "/api/digest": {"from": "2020-01-01"}, "/api/diary": {"from": "2024-05-01"}}
IN_FULL = {"/api/search": "answer.json", "/api/facets": "answer.json", "/api/complete": "completions.json",
           "/api/document": "document.json", "/api/diary": "diary.json", "/api/digest": "digest.json"}
# Pages and what is no answer of the interface.
PAGES = {"/", "/search", "/widget", "/document", "/diary", "/digest", "/leaving", "/editor", "/editor/export", "/opensearch.xml", "/assets/",
         "/openapi.json", "/robots.txt"}


def check(schema, value):
    resolver = jsonschema.RefResolver("", DESCRIBED)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(value)


def test_every_address_of_the_interface_is_described_and_no_other():
    source = (ROOT / "bindings/web/site.cpp").read_text()
    served = set(re.findall(r'\{"(/[^"]*)", \w+,', source))
    assert served - PAGES == set(DESCRIBED["paths"])


@pytest.mark.parametrize("path", sorted(DESCRIBED["paths"]))
def test_an_answer_is_as_described(site, path):
    for method, about in DESCRIBED["paths"][path].items():
        fields = EXAMPLES.get(path, {})
        answer = site.get(path, **fields) if method == "get" else site.post(path, fields)
        assert answer.status == 200
        (media, content), = about["responses"]["200"]["content"].items()
        assert answer.headers["Content-Type"].split(";")[0] == media
        if "json" in media:
            check(content["schema"], answer.json)
        if path in IN_FULL:
            name = IN_FULL[path]
            resolver = jsonschema.RefResolver(name, SCHEMAS[name], store=SCHEMAS)
            jsonschema.Draft202012Validator(SCHEMAS[name], resolver=resolver).validate(answer.json)


@pytest.mark.parametrize("path", sorted(path for path in DESCRIBED["paths"] if path.startswith("/api/")))
def test_an_error_is_as_described(site, path):
    answer = site.get(path, nothing="x")
    if answer.status != 200:  # feeds and health take no field, and none is wrong
        assert answer.status == 400
        check(DESCRIBED["components"]["schemas"]["Error"], answer.json)
