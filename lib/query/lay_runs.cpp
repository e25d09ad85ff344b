// A run is a few words, each in any form ("turn" is "turning" and "turned" too), some with
// others beside them ("turn/show"); between two of them ".." may stand up to four more:
//
//     let..in        parents wont let the social worker in
//                                 ---                   --
#include "query/lay_runs.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace fingerpost::query {
namespace {

constexpr std::size_t most_between = 4;

struct Row {
  std::string_view run;
  std::string_view written;  // what stands for it, between commas
};

// Of general English, as lay_words.cpp.
constexpr Row rows[] = {
    {"social services", "social care"},
    // A house, and who may come in.
    {"let..in", "access,refused,entry"},
    {"answer/open the door", "access,refused"},
    {"kick/kicked/throw/thrown/threw/chuck/chucked..out", "homeless,homelessness,excluded"},
    {"nowhere to sleep/live/stay/go", "homeless,homelessness"},
    {"sleep/sleeping/living..car/streets/street/tent/van", "homeless,homelessness"},
    {"sofa surf/surfing", "homeless,homelessness"},
    {"move/moved house/away/area", "moving,transfer,change of address"},
    {"leave/left/leaving the country", "abroad,overseas"},
    // Care.
    {"look/looks/looking after", "care,carer"},
    {"bring/bringing/brought/brings up", "raising,care"},
    {"take/taken/took away", "removed,removal"},
    {"into care", "looked after,accommodated"},
    {"left on their/his/her own", "alone,unsupervised"},
    // What is done to others.
    {"beat/beats/beating up", "assault,violence"},
    {"knock/knocks/knocked about", "violence,physical abuse"},
    {"pick/picked/picks/picking on", "bullying"},
    {"touch/touches/touched/touching..younger/other/another/girls/boys/privates",
     "sexual behaviour,sexualised,harmful sexual behaviour"},
    {"private parts", "genitals,genital"},
    {"child bride", "forced marriage"},
    {"marry/married off", "forced marriage"},
    {"take/takes/taken/taking/send/sent/sending/flown..abroad/overseas", "forced marriage"},
    // What befalls oneself.
    {"split/splitting/broke/break up", "separation,separated"},
    {"pass/passed away", "death,bereavement"},
    {"end my/his/her/their life", "suicide"},
    {"kill/kills/killing himself/herself/themselves/myself", "suicide"},
    {"hurt/hurts/hurting/cut/cuts/cutting himself/herself/themselves/myself", "self harm"},
    {"lose/loses/losing/lost weight", "weight loss,eating disorder"},
    {"be/being/been sick", "vomiting,ill"},
    {"not/wont eat/eating", "eating disorder,refuses food"},
    {"locked up", "custody,detained"},
    {"on/takes/taking/uses/using drugs", "substance misuse,drug use"},
    {"cant/cannot read/write", "literacy,learning disability"},
    {"slow learner", "learning disability"},
    {"mental hospital", "psychiatric,mental health"},
    // School.
    {"skip/skips/skipping/skipped school/lessons", "absence,attendance"},
    {"bunk/bunks/bunking/bunked off", "absence,attendance"},
    {"refuses/refusing/wont..school", "absence,attendance"},
    {"anxious/scared/frightened/afraid..school", "school avoidance,emotionally based"},
    // What is said, and what is not.
    {"tell/tells/telling/told on", "whistleblowing,reporting"},
    {"tell/tells/told me/us/someone/somebody", "disclosure,disclose"},
    {"tell/telling/inform/informing/ask..parents/parent/family", "consent,informing"},
    {"see/read/reads/sees..file/files/record/records/notes/referral",
     "access to records,subject access"},
    {"make/makes/made/making..up", "fabricated,false"},
    {"say/says/said/saying no", "refuse,refusal"},
    {"say/says/said yes", "consent,permission"},
    {"takes/took/taken/take..back", "retraction,retract"},
    {"change/changed/changes..story/mind", "retraction,retract"},
    {"keep..secret", "confidentiality,confidential"},
    {"pass/passed/passing on", "share,sharing"},
    {"without..name", "anonymous,anonymously"},
    {"without..knowing/telling/asking", "consent,informed"},
    {"behind..back", "consent,informed"},
    {"write/writes/wrote/writing..down", "record,recording"},
    {"feel/feels/seems off/wrong/odd/weird", "concern,inappropriate"},
    // Papers, days and places.
    {"turn/turned/turning/turns/show/showed/showing up", "attend,attendance"},
    {"fill/filled/filling in/out", "complete,form"},
    {"hand/send in/back", "submit,return"},
    {"due/sent back", "submit,return,deadline"},
    {"sign/signed/signing up", "register,book"},
    {"book/booked/booking on", "register,booking"},
    {"how long..keep/kept/store", "retention,retain"},
    {"get/got rid", "disposal,destroy"},
    {"how quick/quickly/fast/soon", "timescale,working days"},
    {"fell/fall/falling out", "disagreement,dispute"},
    {"stand/stands in", "cover,deputy"},
    {"cover/covers/covering for", "on leave,absence,deputy"},
    {"pay/pays/put/puts in", "contribution,contributions"},
    {"stay/stays/staying/sleep/sleeps/sleeping over", "overnight,delegated authority"},
    {"smell/smells/smelling/smelt..drink/alcohol", "alcohol,under the influence,intoxicated"},
    {"complained/complain/complaint about me/him/her/us", "allegation,alleged"},
    {"bring/take someone/somebody", "advocate,supporter"},
    {"with nobody/no/noone there", "unassisted,unattended"},
    {"at night", "out of hours,emergency duty"},
};

struct Step {
  std::vector<std::string> any = {};  // stems
  bool far = false;                   // others may stand before it
};

struct Run {
  std::vector<Step> steps = {};
  std::vector<std::vector<std::string>> written = {};
};

std::vector<std::string> stems(std::string_view words) {
  std::vector<std::string> out;
  for (const text::Word& word : text::words(words)) out.push_back(text::stem(word.folded));
  return out;
}

std::vector<std::string> folded(std::string_view words) {
  std::vector<std::string> out;
  for (const text::Word& word : text::words(words)) out.push_back(word.folded);
  return out;
}

// Calls each(part, far): what stands between spaces, or behind "..".
template <class Each>
void each_part(std::string_view run, const Each& each) {
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t space = std::min(run.find(' ', at), run.size());
    const std::size_t gap = std::min(run.find("..", at), run.size());
    const std::size_t end = std::min(space, gap);
    each(run.substr(at, end - at));
    at = end + (end == gap ? 2 : 1);
  }
}

Run run_of(const Row& row) {
  Run run;
  each_part(row.run, [&](std::string_view part) {
    const std::size_t begin = static_cast<std::size_t>(part.data() - row.run.data());
    const bool far = begin >= 2 && row.run.substr(begin - 2, 2) == "..";
    run.steps.push_back({stems(part), far});
  });
  for (std::size_t at = 0; at < row.written.size();) {
    const std::size_t end = std::min(row.written.find(',', at), row.written.size());
    run.written.push_back(folded(row.written.substr(at, end - at)));
    at = end + 1;
  }
  return run;
}

// By the stem of the first word.
using Runs = std::unordered_map<std::string, std::vector<Run>>;

const Runs& all_runs() {
  static const Runs runs = [] {
    Runs made;
    for (const Row& row : rows) {
      const Run run = run_of(row);
      for (const std::string& first : run.steps.front().any) made[first].push_back(run);
    }
    return made;
  }();
  return runs;
}

bool is_one(const Step& step, const std::string& stem) {
  return std::find(step.any.begin(), step.any.end(), stem) != step.any.end();
}

std::optional<LayRun> found_at(const Run& run, const std::vector<std::string>& typed,
                               std::size_t first) {
  LayRun found{{first}, run.written};
  for (std::size_t i = 1; i < run.steps.size(); ++i) {
    const std::size_t from = found.at.back() + 1;
    const std::size_t to = std::min(from + (run.steps[i].far ? most_between : 0) + 1, typed.size());
    std::size_t at = from;
    while (at < to && !is_one(run.steps[i], typed[at])) ++at;
    if (at >= to) return std::nullopt;
    found.at.push_back(at);
  }
  return found;
}

}  // namespace

std::vector<LayRun> lay_runs(const std::vector<text::Word>& words) {
  std::vector<std::string> typed;
  for (const text::Word& word : words) typed.push_back(text::stem(word.folded));
  std::vector<LayRun> found;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto runs = all_runs().find(typed[i]);
    if (runs == all_runs().end()) continue;
    std::optional<LayRun> first;
    for (const Run& run : runs->second)
      if (!first) first = found_at(run, typed, i);
    if (first) found.push_back(std::move(*first));
  }
  return found;
}

}  // namespace fingerpost::query
