#include "fingerpost/weights.hpp"

namespace fingerpost {
namespace {

// A weight that multiplies lies in [0.02, 2]: nothing is lost by one factor alone, and
// nothing wins by one. Days are at least one.
constexpr double least = 0.02, most = 2, century = 36500;

constexpr Weight table[] = {
    {"k1", &Weights::k1, 0.1, 5, "how soon another mention of a word stops counting"},
    {"b", &Weights::b, 0, 1, "how much a long section has to say a word more often"},
    {"acronym", &Weights::acronym, least, 5, "an acronym in capitals, against its letters"},
    {"corrected", &Weights::corrected, least, 1, "a word put right, against one typed"},
    {"lay_word", &Weights::lay_word, 0, 2, "what guidance writes for an everyday word, against it"},
    {"topic", &Weights::topic, 0, 5, "a topic that the words name, against one word"},
    {"narrower_topic", &Weights::narrower_topic, 0, 1, "a topic below it, against the topic"},
    {"named_word", &Weights::named_word, least, 2, "the words that name a topic"},
    {"weak_word", &Weights::weak_word, least, 2, "a word that says little, against another"},
    {"described_topic", &Weights::described_topic, 0, 5,
     "a topic that the words describe, against one word"},
    {"feedback", &Weights::feedback, 0, 0.9,
     "the part of a score that the words shared by the first answers give"},
    {"most_feedback", &Weights::most_feedback, 1, 10, "what they multiply a score by at most"},
    {"whole_document", &Weights::whole_document, 0, 1,
     "what other sections of a document that match add to its best one, at most"},
    {"covered", &Weights::covered, 0, 100, "a section that has every word of the question"},
    {"covered_whole", &Weights::covered_whole, 0, 100,
     "a document that has every word of the question"},
    {"titled", &Weights::titled, 0, 100, "a title that is the question"},
    {"together", &Weights::together, 0, 100, "words that stand side by side as they were typed"},
    {"described", &Weights::described, 0, 100, "a document that is about what the words describe"},
    {"not_for_adults", &Weights::not_for_adults, 0, 100,
     "a title that is not for adults alone, when none are asked about"},
    {"newest", &Weights::newest, 0, 100,
     "by how much the newest of a yearly report is raised, at most, to stand above the older"},
    {"upcoming", &Weights::upcoming, least, most, "an edition that is not yet in force"},
    {"undated", &Weights::undated, least, most, "of which no day is known"},
    {"ended", &Weights::ended, least, most, "what is over"},
    {"superseded", &Weights::superseded, least, most, "what another has replaced"},
    {"draft", &Weights::draft, least, most, "a draft or a consultation"},
    {"withdrawn", &Weights::withdrawn, least, most, "what its publisher has withdrawn"},
    {"cancelled", &Weights::cancelled, least, most,
     "a course or an event that is off, for who would go"},
    {"named_standing", &Weights::named_standing, least, 1,
     "the least for any standing when the query names the year"},
    {"named_title", &Weights::named_title, 1, most, "a title that says the year asked for"},
    {"other_year", &Weights::other_year, least, 1,
     "a title that says another year than is asked for"},
    {"news_floor", &Weights::news_floor, least, 1, "old news, at the least"},
    {"recent_floor", &Weights::recent_floor, least, 1,
     "the same, when the question asks for what is new"},
    {"news_half_life", &Weights::news_half_life, 1, century, "days until news has lost half"},
    {"coming_floor", &Weights::coming_floor, least, 1, "an event far ahead, at the least"},
    {"coming_half_life", &Weights::coming_half_life, 1, century,
     "days ahead at which an event has half of the rest"},
    {"over_floor", &Weights::over_floor, least, 1, "an event long past, at the least"},
    {"over_half_life", &Weights::over_half_life, 1, century,
     "days after its end at which an event has half of the rest"},
    {"national", &Weights::national, least, most, "what speaks for the nation"},
    {"regional", &Weights::regional, least, most, "what speaks for a region"},
    {"local", &Weights::local, least, most, "what speaks for one partnership"},
    {"agency", &Weights::agency, least, most, "what speaks for one school or trust alone"},
    {"shared_place", &Weights::shared_place, least, 1,
     "of the place asked for and of others, beside what is for it alone"},
    {"wider_place", &Weights::wider_place, least, 1, "of an area around the place asked for"},
    {"unknown_place", &Weights::unknown_place, least, 1, "of no known place"},
    {"elsewhere", &Weights::elsewhere, least, 1, "of another place"},
    {"not_for_place", &Weights::not_for_place, least, 1, "expressly not for the place"},
    {"away_from_home", &Weights::away_from_home, least, 1,
     "of another place than most of the index, when none is asked for"},
    {"not_for_home", &Weights::not_for_home, least, 1,
     "expressly not for the place of most of the index, when none is asked for"},
    {"copy", &Weights::copy, least, 1, "a page that names another as its original"},
    {"wanted_kind", &Weights::wanted_kind, 1, most, "of the kind of page that the words ask for"},
};

}  // namespace

std::span<const Weight> weight_table() { return table; }

}  // namespace fingerpost
