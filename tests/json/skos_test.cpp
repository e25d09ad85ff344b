// Thesauri of others, as they are found: every syntax, every looseness, and what
// would hurt a careless reader.
#include <chrono>
#include <set>
#include <string>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/json.hpp"

namespace fp = fingerpost;

namespace {

using Texts = std::vector<std::string>;

const std::string rdf_head =
    R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" )"
    R"(xmlns:skos="http://www.w3.org/2004/02/skos/core#" xml:base="http://ex.org/t/">)";

std::string rdf(const std::string& body) { return rdf_head + body + "</rdf:RDF>"; }

// The same two concepts in every form.
const Texts forms{
    // Compact, with a context of its own.
    R"({"@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "id": "@id", "type": "@type",
        "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
        "altLabel": "skos:altLabel", "broader": {"@id": "skos:broader", "@type": "@id"}},
       "@graph": [
        {"id": "http://ex.org/t/wheat", "type": "skos:Concept",
         "prefLabel": {"en": "Wheat", "fr": "Blé"}, "broader": "http://ex.org/t/cereals",
         "altLabel": {"@value": "triticum", "@language": "en"}},
        {"id": "http://ex.org/t/cereals", "type": "skos:Concept", "prefLabel": {"en": "Cereals"}}]})",
    // Expanded.
    R"([{"@id": "http://ex.org/t/wheat", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
        "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@value": "Wheat", "@language": "en"}],
        "http://www.w3.org/2004/02/skos/core#altLabel": [{"@value": "triticum"}],
        "http://www.w3.org/2004/02/skos/core#broader": [{"@id": "http://ex.org/t/cereals"}]},
       {"@id": "http://ex.org/t/cereals", "@type": ["http://www.w3.org/2004/02/skos/core#Concept"],
        "http://www.w3.org/2004/02/skos/core#prefLabel": [{"@value": "Cereals", "@language": "en-GB"},
          {"@value": "Small grains", "@language": "de"}]}])",
    // A context that is elsewhere, nested nodes, Skosmos's names.
    R"({"@context": "https://ex.org/context.json", "graph": [
        {"uri": "http://ex.org/t/cereals", "type": "skos:Concept", "prefLabel": "Cereals",
         "narrower": [{"uri": "http://ex.org/t/wheat", "type": "skos:Concept",
                       "prefLabel": {"lang": "en", "@value": "Wheat"}, "altLabel": ["triticum"]}]}]})",
    // RDF/XML: typed nodes, relative IRIs.
    rdf(R"(<skos:Concept rdf:about="wheat"><skos:prefLabel xml:lang="en">Wheat</skos:prefLabel>
           <skos:prefLabel xml:lang="fr">Blé</skos:prefLabel>
           <skos:altLabel xml:lang="en">triticum</skos:altLabel>
           <skos:broader rdf:resource="cereals"/></skos:Concept>
           <skos:Concept rdf:about="cereals" skos:prefLabel="Cereals"/>)"),
    // RDF/XML: descriptions, nested nodes, another prefix, CDATA.
    R"(<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://www.w3.org/2004/02/skos/core#">
       <r:Description r:about="http://ex.org/t/wheat">
        <r:type r:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
        <prefLabel><![CDATA[Wheat]]></prefLabel><altLabel>triticum</altLabel>
        <broader><Concept r:about="http://ex.org/t/cereals"><prefLabel>Cereals</prefLabel>
        </Concept></broader></r:Description></r:RDF>)",
    // RDF/XML with entities for namespaces, and labels of SKOS-XL.
    R"(<?xml version="1.0"?><!DOCTYPE rdf:RDF [
        <!ENTITY skos "http://www.w3.org/2004/02/skos/core#" > <!ENTITY t 'http://ex.org/t/'>
        <!ENTITY rdf "http://www.w3.org/1999/02/22-rdf-syntax-ns#">]>
       <rdf:RDF xmlns:rdf="&rdf;" xmlns:skos="&skos;"
                xmlns:xl="http://www.w3.org/2008/05/skos-xl#">
       <rdf:Description rdf:about="&t;wheat"><rdf:type rdf:resource="&skos;Concept"/>
        <xl:prefLabel><xl:Label rdf:about="&t;l1"><xl:literalForm xml:lang="en">Wheat</xl:literalForm>
        </xl:Label></xl:prefLabel><xl:altLabel rdf:resource="&t;l2"/>
        <skos:broader rdf:resource="&t;cereals"/></rdf:Description>
       <xl:Label rdf:about="&t;l2"><xl:literalForm>triticum</xl:literalForm></xl:Label>
       <skos:Concept rdf:about="&t;cereals"><skos:prefLabel xml:lang="en">Cereals</skos:prefLabel>
       </skos:Concept></rdf:RDF>)"};

std::string all(const Texts& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

// In small letters, without possessives and what divides or adorns words.
std::string plain(std::string name) {
  std::string out;
  if (const auto at = name.find("'s "); at != std::string::npos) name.erase(at, 2);
  for (const char c : name)
    if (c != '-' && c != ' ' && c != '\'' && c != ',')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string refusal(const std::string& bytes) {
  try {
    fp::import_vocabulary(bytes);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_vocabulary);
    return error.what();
  }
  return "(taken)";
}

}  // namespace

TEST_CASE("SKOS is read in every form it is found in", "[json][skos]") {
  for (const auto& form : forms) {
    INFO(form);
    const auto import = fp::import_vocabulary(form);
    INFO(all(import.repaired));
    REQUIRE(import.vocabulary.topics().size() == 2);
    const fp::Topic* wheat = import.vocabulary.find("wheat");
    REQUIRE(wheat);
    CHECK(wheat->label == "Wheat");
    CHECK(wheat->names == Texts{"triticum"});
    CHECK(wheat->broader == Texts{"cereals"});
    REQUIRE(import.vocabulary.find("cereals"));
    CHECK(import.vocabulary.find("cereals")->label == "Cereals");
  }
}

TEST_CASE("a loose thesaurus is repaired and what is lost is told", "[json][skos]") {
  const auto import = fp::import_vocabulary(rdf(R"(
      <skos:Collection rdf:about="set"><skos:member rdf:resource="a"/></skos:Collection>
      <skos:Concept rdf:about="a"><skos:prefLabel xml:lang="en-GB">Colour</skos:prefLabel>
        <skos:prefLabel xml:lang="en">Color</skos:prefLabel><skos:altLabel>colour</skos:altLabel>
        <skos:notation>12.3</skos:notation><skos:exactMatch rdf:resource="http://other/1"/>
        <skos:definition>What light has.</skos:definition>
        <skos:broader rdf:resource="b"/><skos:related rdf:resource="c"/></skos:Concept>
      <skos:Concept rdf:about="b"><skos:prefLabel xml:lang="de">Eigenschaft</skos:prefLabel>
        <skos:broader rdf:resource="a"/></skos:Concept>
      <skos:Concept rdf:about="c"><skos:prefLabel>Hue</skos:prefLabel>
        <skos:altLabel>HSL</skos:altLabel></skos:Concept>
      <skos:Concept rdf:nodeID="x"><skos:altLabel>tint</skos:altLabel></skos:Concept>)"));
  const auto& topics = import.vocabulary;
  REQUIRE(topics.find("a"));
  CHECK(topics.find("a")->label == "Colour");
  CHECK(topics.find("a")->names == Texts{"Color"});
  CHECK(topics.find("a")->note == "What light has.");
  REQUIRE(topics.find("c"));
  CHECK(topics.find("c")->acronyms ==
        std::vector<fp::Acronym>{{"HSL", fp::Acronym::Rule::upper, {}}});
  CHECK(topics.find("c")->related == Texts{"a"});
  for (const auto* says :
       {"no concept scheme", "closed a circle", "named from one side only",
        "1 concepts have no English label", "it had no label; \"tint\" is taken for one"}) {
    INFO(says);
    CHECK(all(import.repaired).find(says) != std::string::npos);
  }
  for (const auto* says : {"notation (1)", "exactMatch (1)", "collections (1)"}) {
    INFO(says);
    CHECK(all(import.lost).find(says) != std::string::npos);
  }
}

TEST_CASE("our own vocabulary goes out as SKOS and comes back", "[json][skos]") {
  const auto ours = fp::Vocabulary::built_in();
  for (const auto form : {fp::SkosForm::json_ld, fp::SkosForm::rdf_xml}) {
    const auto out = fp::to_skos(ours, form, "https://example.org/topics/");
    CHECK(all(out.lost).find("topic \"fgm\": not meant: \"") != std::string::npos);
    const auto back = fp::import_vocabulary(out.text);
    INFO(all(back.repaired));
    CHECK(back.repaired.empty());
    CHECK(back.lost.empty());
    CHECK(back.vocabulary.name() == ours.name());
    CHECK(back.vocabulary.version() == ours.version());
    REQUIRE(back.vocabulary.topics().size() == ours.topics().size());
    for (const auto& topic : ours.topics()) {
      const fp::Topic* again = back.vocabulary.find(topic.id);
      REQUIRE(again);
      CHECK(again->label == topic.label);
      CHECK(again->note == topic.note);
      CHECK(again->broader == topic.broader);
      CHECK(again->related == topic.related);
      // A name in capitals comes back as an acronym, one that only a hyphen makes
      // another not at all.
      std::set<std::string> before, after;
      for (const auto& name : topic.names) before.insert(plain(name));
      for (const auto& name : again->names) after.insert(plain(name));
      for (const auto& acronym : again->acronyms) after.insert(plain(acronym.text));
      for (const auto& name : before) {
        INFO(topic.id << ": " << name);
        CHECK((after.contains(name) || name == plain(topic.label)));
      }
    }
  }
}

TEST_CASE("ids and texts of any kind survive the way through SKOS", "[json][skos]") {
  const auto odd = fp::Vocabulary::from_json(
      R"({"name": "odd <&> \"quoted\"", "version": "1", "topics": [
          {"id": "a b/c#d%20é", "label": "Bread & <butter> \"fresh\"", "note": "Ctrl \u0001 & é"},
          {"id": "other", "label": "Other"}]})");
  for (const auto form : {fp::SkosForm::json_ld, fp::SkosForm::rdf_xml}) {
    const auto back = fp::import_vocabulary(fp::to_skos(odd, form, "urn:x:/").text).vocabulary;
    const fp::Topic* topic = back.find("a b/c#d%20é");
    REQUIRE(topic);
    CHECK(topic->label == "Bread & <butter> \"fresh\"");
    CHECK(back.name() == "odd <&> \"quoted\"");
  }
}

TEST_CASE("a vocabulary of ours that is loose is repaired on import", "[json][skos]") {
  const std::string loose = R"({"name": "theirs", "version": "3", "topics": [
      {"id": "a", "label": "Apples", "related": ["b"]}, {"id": "b", "label": "Pears",
       "names": ["apples"]}]})";
  CHECK_THROWS_AS(fp::Vocabulary::from_json(loose), fp::Error);
  const auto import = fp::import_vocabulary(loose);
  CHECK(import.vocabulary.name() == "theirs");
  CHECK(import.vocabulary.find("b")->related == Texts{"a"});
  CHECK(import.repaired.size() == 2);
}

TEST_CASE("what is no thesaurus is refused with its reason", "[json][skos]") {
  const std::pair<std::string, std::string> cases[] = {
      {"", "not JSON"},
      {"{", "not JSON"},
      {"[]", "no SKOS concept"},
      {"{}", "no SKOS concept"},
      {"<a><b></a>", "not RDF/XML"},
      {"<a/>", "no SKOS concept"},
      {rdf(""), "no SKOS concept"},
      {R"({"name": "x", "topics": []})", "no topic in it"},
  };
  for (const auto& [bytes, says] : cases) {
    const std::string said = refusal(bytes);
    INFO(bytes << ": " << said);
    CHECK(said.find(says) != std::string::npos);
  }
}

TEST_CASE("nothing in a file makes it grow, open other files or go too deep", "[json][skos]") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<skos:Concept><skos:broader>";
  CHECK(refusal(rdf_head + deep).find("not RDF/XML") != std::string::npos);
  std::string closed = deep;
  for (int i = 0; i < 100000; ++i) closed += "</skos:broader></skos:Concept>";
  CHECK(refusal(rdf(closed)).find("too deep") != std::string::npos);

  std::string laughs = "<!DOCTYPE r [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 20; ++i) {
    laughs += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) laughs += "&a" + std::to_string(i - 1) + ";";
    laughs += "\">";
  }
  laughs += "]>" + rdf("<skos:Concept rdf:about=\"a\"><skos:prefLabel>&a19;</skos:prefLabel>"
                       "</skos:Concept>");
  const auto import = fp::import_vocabulary(laughs);
  CHECK(import.vocabulary.find("a")->label.size() < 1000);

  const std::string outside =
      "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" +
      rdf("<skos:Concept rdf:about=\"a\"><skos:prefLabel>see &x;</skos:prefLabel></skos:Concept>");
  CHECK(fp::import_vocabulary(outside).vocabulary.find("a")->label == "see &x;");

  std::string much = "<!DOCTYPE r [<!ENTITY x \"" + std::string(290, 'y') + "\">]>";
  std::string label;
  for (int i = 0; i < 300000; ++i) label += "&x;";
  much += rdf("<skos:Concept rdf:about=\"a\"><skos:prefLabel>" + label +
              "</skos:prefLabel></skos:Concept>");
  CHECK(refusal(much).find("too large") != std::string::npos);
}

TEST_CASE("fifty thousand concepts are imported in seconds", "[json][skos]") {
  std::string body;
  for (int i = 0; i < 50000; ++i) {
    const std::string n = std::to_string(i);
    body += "<skos:Concept rdf:about=\"c" + n + "\"><skos:prefLabel xml:lang=\"en\">Thing " + n +
            "</skos:prefLabel><skos:altLabel xml:lang=\"en\">shared name</skos:altLabel>"
            "<skos:broader rdf:resource=\"c" +
            std::to_string(i / 10) + "\"/></skos:Concept>";
  }
  const auto begun = std::chrono::steady_clock::now();
  CHECK(fp::import_vocabulary(rdf(body)).vocabulary.topics().size() == 50000);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(240));
}

TEST_CASE("a vocabulary over the built-in one is read from one file", "[json][skos]") {
  const auto ours =
      fp::Vocabulary::from_json(R"({"name": "leeds", "version": "7", "over": "built-in",
      "topics": [{"id": "front-door", "label": "Duty and Advice", "names": ["the Compass desk"]},
                 {"id": "mascot", "label": "Our mascot", "broader": ["safeguarding-week"]},
                 {"id": "jfdi", "hide": true},
                 {"id": "trio-of-vulnerabilities", "hide": ["toxic trio"]},
                 {"id": "image-sharing", "former": [{"name": "teen sexting", "until": "2016"}]}]})");
  CHECK(ours.name() == "leeds");
  CHECK(ours.find("jfdi") == nullptr);
  CHECK(ours.find("front-door")->label == "Duty and Advice");
  CHECK(ours.find("mascot") != nullptr);
  CHECK(ours.find("image-sharing")->former.back().text == "teen sexting");
  CHECK(ours.topics().size() == fp::Vocabulary::built_in().topics().size());
  // What an index keeps is the whole of it.
  const auto again = fp::Vocabulary::from_json(fp::to_json(ours));
  CHECK(again.topics() == ours.topics());

  const std::pair<std::string, std::string> cases[] = {
      {R"({"over": "theirs", "topics": []})", "\"over\" takes \"built-in\""},
      {R"({"topics": [{"id": "x", "hide": true}]})", "\"x\": \"hide\" needs \"over\""},
      {R"({"over": "built-in", "topics": [{"id": "x", "hide": true}]})", "no such topic to hide"},
  };
  for (const auto& [text, says] : cases) {
    const auto faults = fp::vocabulary_faults(text);
    REQUIRE(faults.size() == 1);
    INFO(faults.front());
    CHECK(faults.front().find(says) != std::string::npos);
    CHECK_THROWS_AS(fp::Vocabulary::from_json(text), fp::Error);
  }
}
