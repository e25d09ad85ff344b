// Every acronym with two live meanings: a sentence in each sense and one in neither.
#include <algorithm>

#include "catch.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

bool has(const std::vector<Tag>& tags, std::string_view id) {
  return std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.topic == id; });
}

struct Sense {
  std::string_view text;
  std::string_view is;      // the topic meant, or empty
  std::string_view is_not;  // the other one
};

}  // namespace

TEST_CASE("an ambiguous acronym means what its sentence means", "[topics][senses]") {
  const auto vocabulary = Vocabulary::built_in();
  const Sense senses[] = {
      {"The SCR was published in June with ten recommendations for the board.",
       "learning-from-reviews", "safer-recruitment"},
      {"The school's SCR must show a DBS check for every governor.", "safer-recruitment",
       "learning-from-reviews"},
      {"The SCR converter reduces nitrogen oxides from the bus.", "", "learning-from-reviews"},
      {"The SCR converter reduces nitrogen oxides from the bus.", "", "safer-recruitment"},

      {"The DSP is the senior person in a Welsh school.", "dsl", "lscp-governance"},
      {"Police, ICB and local authority have each named a delegated partner; the DSPs meet "
       "monthly.",
       "lscp-governance", "dsl"},
      {"A DSP chip cleans up the sound.", "", "dsl"},
      {"A DSP chip cleans up the sound.", "", "lscp-governance"},

      {"All agencies submit the OSA audit by March.", "section-11", "online-harm"},
      {"Ofcom enforces the OSA against social media platforms.", "online-harm", "section-11"},
      {"He was given a mask for OSA by the sleep clinic.", "", "section-11"},
      {"He was given a mask for OSA by the sleep clinic.", "", "online-harm"},

      {"Share intelligence through the PIP, the police portal.", "child-exploitation", ""},
      {"She claims PIP for her arthritis.", "", "child-exploitation"},

      {"The RAG, our review advisory group, looks at every referral for a review.",
       "lscp-governance", ""},
      {"Actions are RAG rated: red, amber or green.", "", "lscp-governance"},
      {"Students raised funds in RAG week.", "", "lscp-governance"},
      {"A fruit without a PIP is easier to sell.", "", "child-exploitation"},

      {"Where CE is suspected complete the risk tool and take it to MACE.", "child-exploitation",
       ""},
      {"A toy without the CE mark must not be sold.", "", "child-exploitation"},
      {"The bridge was built in the second century CE.", "", "child-exploitation"},
      {"Boys who carry drugs are heard at MACE, our panel on criminal exploitation of children.",
       "child-criminal-exploitation", "marac"},
      {"The MASE meeting on sexual exploitation was replaced.", "child-sexual-exploitation",
       "marac"},

      {"The MACE panel discusses children at risk of exploitation.", "child-exploitation", "marac"},
      {"A silver mace is carried before the mayor.", "", "child-exploitation"},

      {"A CIC nurse sees each child placed in care.", "children-in-care", ""},
      {"The café is a CIC and files accounts with Companies House.", "", "children-in-care"},
      {"CLA reviews look at placement and health.", "children-in-care", ""},
      {"The CLA licence covers photocopying.", "", "children-in-care"},
      {"LAC nurses see each looked after child yearly.", "children-in-care", ""},
      {"The Great LAC of the valley froze.", "", "children-in-care"},

      {"Ring the LADO about any allegation; the Local Area Designated Officer (LADO) is in on "
       "weekdays.",
       "lado-allegations", ""},

      {"The CPC was chaired well and the parents were at the conference.", "icpc", ""},
      {"Coach drivers hold a CPC.", "", "icpc"},

      {"The CAF has been replaced by the early help assessment form.", "early-help-assessment", ""},
      {"The CAF supplied the rolling stock.", "", "early-help-assessment"},

      {"AI chatbots and deepfake images worry pupils.", "ai-harms", ""},
      {"Reviewers used Appreciative Inquiry (AI) and then wrote up the AI sessions.", "",
       "ai-harms"},

      {"The EHCP is reviewed each year.", "send", "early-help-assessment"},
      {"Start an EHA with the family.", "early-help-assessment", "elective-home-education"},
      {"An EHP is the early help plan that the family agreed.", "early-help-assessment", "send"},
      {"The EHP rating of the boiler was checked.", "", "send"},
      {"EHE is a parent's choice.", "elective-home-education", "early-help-assessment"},

      {"The ICPCC was quorate; the child protection conference agreed a plan.", "icpc", ""},
      {"L&D offer courses and training on neglect for the partnership.", "training",
       "parents-learning-disability"},
      {"The LIF, our learning improvement framework, was rewritten.", "",
       "parents-learning-disability"},
      {"DA victims should be asked about the abuse when alone.", "domestic-abuse", ""},
      {"The DA in Chicago will prosecute.", "", "domestic-abuse"},
      {"A DA-notice was sent to editors.", "", "domestic-abuse"},
      {"The school's SCR lists DA in the drama department.", "", "domestic-abuse"},
      {"Ring Duty and Advice before you write: the DA duty worker has the file open.", "front-door",
       ""},
      {"The CP rail line was cleared.", "", "child-protection-process"},
      {"The CP rail line was cleared.", "", "disabled-children"},
      {"Wheelchairs for children with cerebral palsy: a child with CP grows out of one in a year.",
       "disabled-children", "child-protection-process"},
      {"The hub is a CIC, a community interest company run by volunteers for local families.",
       "voluntary-sector", "children-in-care"},
      {"Report the breach of children's personal data to the ICO, the Information Commissioner.",
       "information-sharing", "public-law-outline"},
      {"We learned by Appreciative Inquiry (AI): the AI review of the case asked what went well.",
       "learning-from-reviews", "ai-harms"},
      {"An AI assistant answered the library's telephone in verse.", "", "learning-from-reviews"},
      {"Gang members and drugs: criminal CE of boys is discussed weekly.",
       "child-criminal-exploitation", ""},
      {"FGM is a crime.", "fgm", "family-group-conference"},
      {"An FGC was offered to the wider family.", "family-group-conference", "fgm"},

      {"The court granted an ICO in care proceedings.", "public-law-outline", ""},
      {"Tell the ICO about a data breach.", "", "public-law-outline"},
      {"An ICO file holds the picture of a program.", "", "public-law-outline"},

      {"A parent with LD may need an advocate; parents with a learning disability often do.",
       "parents-learning-disability", "training"},
      {"The LD bookings and courses moved to a new portal.", "training",
       "parents-learning-disability"},

      {"CP enquiries are led by a social worker.", "child-protection-process", ""},
      {"Children with CP need physiotherapy for their gait.", "", "child-protection-process"},
      {"The SAR by the safeguarding adults board was published.", "adult-safeguarding",
       "subject-access-requests"},
      {"Your SAR for personal data will be answered within a month.", "subject-access-requests",
       "adult-safeguarding"},
      {"The SAR helicopter landed on the beach.", "", "adult-safeguarding"},
  };
  for (const Sense& sense : senses) {
    INFO(sense.text);
    const auto tags = vocabulary.tag(sense.text);
    if (!sense.is.empty()) CHECK(has(tags, sense.is));
    if (!sense.is_not.empty()) CHECK_FALSE(has(tags, sense.is_not));
  }
}

TEST_CASE("an acronym said in full keeps its sense to the end of the text", "[topics][senses]") {
  const auto vocabulary = Vocabulary::built_in();
  const auto ours = vocabulary.tag(
      "Each school keeps a single central record (SCR). Inspectors open it first.\n\n"
      "An SCR with gaps is the commonest fault that they find.");
  CHECK(has(ours, "safer-recruitment"));
  CHECK_FALSE(has(ours, "learning-from-reviews"));

  const auto others = vocabulary.tag(
      "The catalogue of physical assets (CP) was reviewed. The CP plan for the register of "
      "buildings is kept by the chair.");
  CHECK_FALSE(has(others, "fii"));
}

// "sexually or criminally exploited" is a name of the topic above both.
TEST_CASE("a name that lists two kinds of its topic names both", "[topics][senses]") {
  const auto vocabulary = Vocabulary::built_in();
  for (const std::string text :
       {"Children who are sexually or criminally exploited may not see themselves as victims.",
        "Children who are criminally or sexually exploited may not see themselves as victims."}) {
    INFO(text);
    const auto tags = vocabulary.tag(text);
    CHECK(has(tags, "child-exploitation"));
    CHECK(has(tags, "child-sexual-exploitation"));
    CHECK(has(tags, "child-criminal-exploitation"));
  }
  const auto meant = vocabulary.named_in("sexually or criminally exploited");
  CHECK(has(meant, "child-sexual-exploitation"));
  CHECK(has(meant, "child-criminal-exploitation"));
  // Neither of these is a kind of what the whole names.
  CHECK_FALSE(has(vocabulary.tag("To book the pool car ring Pat Hill, Business Support Officer, "
                                 "Missing and Exploited Children Team."),
                  "child-exploitation"));
}
