// A few kinds of word and the order they stand in say more than any list of phrases:
//
//     This leaflet | does not | go into | female genital mutilation.
//     paper          denial     cover     denied, to the sentence's end
//
//     The course on FGM | has been | withdrawn.          Restraint is | in a separate | policy.
//     offer               is over    <- elsewhere        elsewhere ->   other           paper
//
// "Staff must not discuss the abuse with him" denies nothing: no paper speaks there.
#include "topics/clauses.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace fingerpost::topics {
namespace {

enum Kind : std::uint32_t {
  denial = 1,          // "not", "never", "doesn't"
  nothing = 2,         // "nothing here is about"
  no = 4,              // "no evidence of"
  paper = 8,           // what a text calls itself
  service = 16,        // who answers, and says what they do not
  cover = 32,          // what papers do with a topic
  answer = 64,         // what services do
  proof = 128,         // "evidence", "hint"
  other = 256,         // "a separate policy"
  towards = 512,       // "covered in", "see"
  over = 1024,         // "withdrawn"
  auxiliary = 2048,    // "has been"
  offer = 4096,        // what can be withdrawn: a course, a page
  longer = 8192,       // "no longer"
  give = 16384,        // "no longer offered"
  scope = 32768,       // "outside our remit"
  outside = 65536,     //
  only = 131072,       // "not only": no denial
  perhaps = 262144,    // "may show no signs of abuse": no denial
  clause = 524288,     // begins another clause, with a subject of its own
  duty = 1048576,      // "must not": an instruction
  turn = 2097152,      // "but": what was denied ends
  what = 4194304,      // "What we do not cover"
  isnt = 8388608,      // "isn't a clinic for"
  purpose = 16777216,  // "a clinic for", "a course on"
  post = 33554432,     // "adoption manager"
  proper = 67108864,   // "Prevent Road"
  people = Clauses::of_people,  // who is spoken of, what they say, think, fear and come to
};

struct Group {
  Kind kind;
  std::string_view words;
};

// Each word earns its place in traps-kinds.ndjson or stands beside one that does, as the
// same word of another day.
constexpr Group groups[] = {
    {denial,
     "not never cannot cant dont doesnt didnt isnt arent wont wasnt werent hasnt havent "
     "unable"},
    {nothing, "nothing none"},
    {no, "no without"},
    {paper,
     "guidance guide leaflet page note policy circular chapter handbook checklist course "
     "form workshop section document protocol procedure briefing site website manual "
     "module session booklet factsheet paper newsletter edition poster memo template "
     "survey questionnaire appendix annex pamphlet article bulletin sheet talk"},
    {service, "we i volunteer helpdesk desk office reception inbox mailbox library switchboard"},
    {cover,
     "cover address deal include concern discuss extend touch relate mention consider "
     "describe explain treat tackle contain reference explore examine go apply about"},
    {answer, "advise answer handle run take train investigate comment cover deal discuss offer"},
    {proof, "evidence hint suggestion question trace indication suspicion"},
    {other, "other another separate different own"},
    {towards, "in by of to see under from has have through on"},
    {over,
     "cancel cancelled withdraw withdrawn discontinue discontinued pause paused postpone "
     "postponed remove removed scrap scrapped axed"},
    {auxiliary, "has have been was were is are be being"},
    {offer,
     "course training session group programme workshop webinar page leaflet clinic section "
     "poster bin stall talk module event scheme amnesty seminar class helpline"},
    {longer, "longer"},
    {give,
     "run offer offered provide provided deliver delivered publish published stock stocked "
     "book booked available host hosted cover covered include included"},
    {scope, "scope remit terms"},
    {outside, "outside beyond out not"},
    {only, "only just simply merely solely alone"},
    {perhaps, "may might can could even often although though if whether sometimes"},
    {clause, "who whose whom if when because which what how where unless while"},
    {duty, "must should shall let"},
    {turn, "but however although though"},
    {what, "what"},
    {isnt, "isnt arent wasnt werent"},
    {purpose, "for on about of"},
    {post,
     "manager coordinator lead officer clerk administrator director secretary team head chair"},
    {proper,
     "road street lane avenue drive inn arms view terrace alliance society association trust "
     "foundation fund federation"},
    {people,
     "someone somebody anyone anybody nobody everyone person people man men boys grandparent "
     "friend doctor tell tells told telling say says said speak speaks talk talked ask asks asked "
     "asking listen listened explain explained write wrote know known knows think thinks thought "
     "believe believed feel felt see sees saw seen notice noticed worry worried worries worrying "
     "concern concerns fear afraid scared frightened happen happens happened hurt safe danger "
     "live lives living"},
};

constexpr std::uint32_t triggers = denial | nothing | no | other | over | longer | scope;
// Words looked at on either side of one that matters (traps-kinds.ndjson).
constexpr std::size_t before = 20, ahead = 30, verb_within = 4, opening_within = 3, list = 12;

void each_word(std::string_view words, auto what) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    what(words.substr(at, end - at));
    at = end + 1;
  }
}

void mark(std::vector<Said>& said, std::size_t from, std::size_t to, Said how) {
  for (std::size_t i = from; i < to; ++i) said[i] = std::max(said[i], how);
}

}  // namespace

// As much of a sentence as is looked at: [begin, end), and the word that called for it.
struct Clauses::Sentence {
  const std::vector<Token>& tokens;
  std::size_t begin, at, end;
};

Clauses::Clauses(Lexicon& lexicon) {
  for (const Group& group : groups)
    each_word(group.words, [&](std::string_view word) {
      const StemId stem = lexicon.add_word(word);
      if (stem >= kinds_.size()) kinds_.resize(stem + 1);
      kinds_[stem] |= group.kind;
    });
}

bool Clauses::begins(StemId stem) const {
  return stem < kinds_.size() && (kinds_[stem] & triggers);
}

bool Clauses::is(const Token& token, std::uint32_t kinds) const {
  return token.stem < kinds_.size() && (kinds_[token.stem] & kinds);
}

void Clauses::judge(const std::vector<Token>& tokens, std::size_t at,
                    std::vector<Said>& said) const {
  Sentence sentence{tokens, at, at, at + 1};
  while (sentence.begin > 0 && !tokens[sentence.begin].sentence && at - sentence.begin < before)
    --sentence.begin;
  while (sentence.end < tokens.size() && !tokens[sentence.end].sentence &&
         sentence.end - at < ahead && !is(tokens[sentence.end], turn))
    ++sentence.end;
  const Token& word = tokens[at];
  if (is(word, denial)) denies_cover(sentence, said);
  if (is(word, denial)) denies_being(sentence, said);
  if (is(word, nothing)) nothing_here(sentence, said);
  if (is(word, no)) denies_fact(sentence, said);
  if (is(word, other)) other_paper(sentence, said);
  if (is(word, over | longer)) is_over(sentence, said);
  if (is(word, scope)) out_of_scope(sentence, said);
}

// Whether one of these is who says it: no other clause begins between the two.
bool Clauses::paper_speaks(const Sentence& sentence, std::uint32_t who) const {
  for (std::size_t i = sentence.at; i-- > sentence.begin;) {
    if (is(sentence.tokens[i], clause)) return false;
    if (is(sentence.tokens[i], who)) return true;
  }
  return false;
}

// "The leaflet does not go into", "We cannot advise on".
void Clauses::denies_cover(const Sentence& sentence, std::vector<Said>& said) const {
  const auto& tokens = sentence.tokens;
  const std::size_t end = std::min(sentence.end, sentence.at + 1 + verb_within);
  for (std::size_t i = sentence.at + 1; i < end; ++i) {
    if (is(tokens[i], only)) return;
    if (is(tokens[i], cover) && paper_speaks(sentence, paper))
      return mark(said, i + 1, sentence.end, Said::denied);
    if (!is(tokens[i], answer) || !paper_speaks(sentence, service)) continue;
    if (is(tokens[sentence.at - 1], duty)) return;
    return mark(said, i + 1, sentence.end, Said::elsewhere);
  }
}

// "It is not a clinic for eating disorders", "isn't a course on".
void Clauses::denies_being(const Sentence& sentence, std::vector<Said>& said) const {
  const auto& tokens = sentence.tokens;
  const std::size_t at = sentence.at;
  if (!is(tokens[at], isnt) && (at == sentence.begin || !is(tokens[at - 1], auxiliary))) return;
  const std::size_t end = std::min(sentence.end, at + 1 + verb_within);
  for (std::size_t i = at + 1; i + 1 < end; ++i) {
    if (is(tokens[i], only)) return;
    if (is(tokens[i], offer | paper) && is(tokens[i + 1], purpose))
      return mark(said, i + 2, sentence.end, Said::denied);
  }
}

// "What we do not cover", "What the drop-in isn't"; but "What not to do", "What we do not know".
bool Clauses::title_denies(const std::vector<Token>& tokens) const {
  if (tokens.empty() || !is(tokens.front(), what)) return false;
  for (std::size_t i = tokens.size(); i-- > 1 && tokens.size() - i <= opening_within;) {
    if (is(tokens[i], denial)) return true;
    if (is(tokens[i], towards) || !(tokens[i].stop || is(tokens[i], cover | answer | give)))
      return false;
  }
  return false;
}

bool Clauses::is_post(StemId stem) const { return stem < kinds_.size() && (kinds_[stem] & post); }

bool Clauses::is_proper(StemId stem) const {
  return stem < kinds_.size() && (kinds_[stem] & proper);
}

// "Nothing here touches on", "None of this is about": at the beginning alone.
void Clauses::nothing_here(const Sentence& sentence, std::vector<Said>& said) const {
  if (sentence.at - sentence.begin > opening_within) return;
  const std::size_t end = std::min(sentence.end, sentence.at + 2 * verb_within);
  for (std::size_t i = sentence.at + 1; i < end; ++i) {
    if (is(sentence.tokens[i], clause)) return;
    if (is(sentence.tokens[i], cover)) return mark(said, i + 1, sentence.end, Said::denied);
  }
}

// "There is no evidence whatever of"; but "there may be no evidence of".
void Clauses::denies_fact(const Sentence& sentence, std::vector<Said>& said) const {
  const auto& tokens = sentence.tokens;
  for (std::size_t i = sentence.begin; i < sentence.at; ++i)
    if (is(tokens[i], perhaps)) return;
  const std::size_t end = std::min(sentence.end, sentence.at + 1 + verb_within);
  for (std::size_t i = sentence.at + 1; i < end; ++i)
    if (is(tokens[i], proof) || (is(tokens[i], cover) && paper_speaks(sentence, paper)))
      return mark(said, i + 1, std::min(sentence.end, i + list), Said::denied);
}

// "Restraint is the subject of other policies."
void Clauses::other_paper(const Sentence& sentence, std::vector<Said>& said) const {
  const auto& tokens = sentence.tokens;
  std::size_t from = sentence.at;
  while (from > sentence.begin && tokens[from - 1].article) --from;
  if (from == sentence.begin || !is(tokens[from - 1], towards)) return;
  const std::size_t end = std::min(sentence.end, sentence.at + 3);
  for (std::size_t i = sentence.at + 1; i < end; ++i)
    if (is(tokens[i], paper)) return mark(said, sentence.begin, sentence.at, Said::elsewhere);
}

// "The course has been withdrawn", "no longer offered".
void Clauses::is_over(const Sentence& sentence, std::vector<Said>& said) const {
  const auto& tokens = sentence.tokens;
  if (is(tokens[sentence.at], longer)) {
    if (sentence.at == sentence.begin || !is(tokens[sentence.at - 1], no)) return;
    const std::size_t end = std::min(sentence.end, sentence.at + 3);
    for (std::size_t i = sentence.at + 1; i < end; ++i)
      if (is(tokens[i], give)) return mark(said, sentence.begin, sentence.end, Said::elsewhere);
    return;
  }
  if (sentence.at == sentence.begin || !is(tokens[sentence.at - 1], auxiliary)) return;
  // What is offered is still the subject: "Courses are cancelled" is about courses.
  const auto offered = [&](std::size_t i) { return is(tokens[i], offer); };
  bool any = false;
  for (std::size_t i = sentence.begin; i < sentence.at; ++i) any |= offered(i);
  for (std::size_t i = sentence.begin; any && i < sentence.at; ++i)
    if (!offered(i)) mark(said, i, i + 1, Said::elsewhere);
}

// "Neglect is outside the remit of this note"; but "outside the scope of MAPPA".
void Clauses::out_of_scope(const Sentence& sentence, std::vector<Said>& said) const {
  const auto& tokens = sentence.tokens;
  std::size_t from = sentence.at;
  while (from > sentence.begin && sentence.at - from < verb_within && !is(tokens[from], outside))
    --from;
  if (!is(tokens[from], outside)) return;
  const std::size_t end = std::min(sentence.end, sentence.at + 1 + verb_within);
  bool of_paper = sentence.at + 1 >= sentence.end || !is(tokens[sentence.at + 1], towards);
  for (std::size_t i = sentence.at + 1; i < end; ++i)
    of_paper |= is(tokens[i], paper | service) || tokens[i].article;
  if (!of_paper) return;
  mark(said, sentence.begin, from, Said::denied);
  if (from == sentence.begin) mark(said, sentence.at, sentence.end, Said::denied);
}

}  // namespace fingerpost::topics
