// General English, by what part a word plays in a sentence; none is of a question that was
// measured. What is also the name of a matter ("left", "home", "call", "talk") has no place
// here.
#include "query/weak_words.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace fingerpost::query {
namespace {

constexpr std::string_view weak[] = {
    // To say, to know, to want.
    "say", "says", "said", "saying", "tell", "tells", "told", "telling", "ask", "asks", "asked",
    "asking", "know", "knows", "knew", "known", "knowing", "want", "wants", "wanted", "wanting",
    "need", "needs", "needed", "think", "thinks", "thought", "thinking", "feel", "feels", "felt",
    "feeling", "mean", "means", "meant", "seem", "seems", "seemed", "believe", "believes",
    "mention", "mentions", "mentioned", "explain", "explains", "explained", "wonder", "wondering",
    "understand", "remember", "wish", "wishes", "like", "likes", "liked",
    // To do, to move, to be seen.
    "make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "give", "gives",
    "gave", "given", "giving", "go", "goes", "going", "went", "gone", "come", "comes", "came",
    "coming", "put", "puts", "putting", "keep", "keeps", "kept", "keeping", "gets", "getting",
    "got", "bring", "brings", "brought", "bringing", "use", "uses", "used", "using", "try", "tries",
    "tried", "trying", "happen", "happens", "happened", "happening", "turn", "turns", "turned",
    "look", "looks", "looked", "looking", "see", "sees", "saw", "seen", "seeing", "find", "finds",
    "found", "finding", "hear", "hears", "heard", "hearing", "show", "shows", "showed", "shown",
    "let", "lets", "letting", "allow", "allows", "allowed", "become", "becomes", "became", "stay",
    "stays", "stayed", "start", "starts", "started", "starting", "begin", "begins", "began", "stop",
    "stops", "stopped", "happens", "involve", "involved", "apply", "applies", "deal", "dealing",
    "handle", "sort", "done", "having",
    // When, how often, how much.
    "ago", "still", "yet", "already", "always", "never", "ever", "every", "often", "sometimes",
    "usually", "again", "soon", "later", "first", "last", "next", "tonight", "today", "tomorrow",
    "yesterday", "day", "days", "week", "weeks", "month", "months", "year", "years", "morning",
    "afternoon", "evening", "time", "times", "moment", "old", "long", "lot", "lots", "bit", "less",
    "enough", "quite", "really", "actually", "maybe", "perhaps", "properly", "back", "away", "else",
    "instead", "even", "though", "although", "however", "whether", "since", "within", "around",
    "towards", "across", "along", "without", "another", "either", "neither", "both", "whole",
    // Somebody, something, so many.
    "something", "anything", "everything", "nothing", "someone", "somebody", "anyone", "anybody",
    "everyone", "everybody", "nobody", "thing", "things", "stuff", "way", "ways", "kind", "one",
    "ones", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "several", "various", "certain", "different", "able", "possible", "sure", "right", "wrong",
    "okay", "ok", "good", "bad", "big", "small", "little", "hello", "hi", "thanks", "thank", "help",
    "am", "pm", "cannot",
    // What holds what is asked for.
    "document", "documents", "doc", "docs", "page", "pages", "info", "information", "detail",
    "details", "bit", "copy", "copies", "version", "versions", "edition", "editions", "link",
    "links", "website", "site", "file", "pdf"};

constexpr std::string_view shortened[] = {
    "wont",   "cant",   "isnt",   "arent",   "wasnt",   "werent",   "doesnt", "didnt",
    "hasnt",  "havent", "hadnt",  "wouldnt", "couldnt", "shouldnt", "mustnt", "hes",
    "shes",   "theyre", "theyve", "weve",    "ive",     "youre",    "youve",  "theres",
    "thats",  "whos",   "wheres", "hows",    "whens",   "lets",     "aint",   "theyd",
    "theyll", "youll",  "itll",   "whatll",  "whatre",  "neednt",   "dont"};

template <std::size_t Size>
std::unordered_set<std::string_view> set_of(const std::string_view (&words)[Size]) {
  return {std::begin(words), std::end(words)};
}

}  // namespace

bool is_weak_word(std::string_view folded) {
  static const auto words = set_of(weak);
  return words.contains(folded);
}

bool is_shortened(std::string_view folded) {
  static const auto words = set_of(shortened);
  return words.contains(folded);
}

}  // namespace fingerpost::query
