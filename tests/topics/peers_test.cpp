// Another field's tagger, as its users have it without training: label matching in
// the manner of MLLM. Stemmed labels are found anywhere, longest first, and ranked by
// how often and how early they stand, how rare they are and how many words they
// have. Ours must find at least as much of what a text is about, from the same file.
//
// Two fields' vocabularies as they are found: plural labels, qualifiers, inverted
// labels, one-word labels, no acronyms, no context. The texts and what they are
// about were written down before either tagger had read them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "catch.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

using Ids = std::vector<std::string>;

struct Field {
  const char* name;
  std::vector<Topic> topics;
  std::vector<std::pair<std::string, Ids>> texts;
};

// "label | name; name | broader"
std::vector<Topic> topics_of(std::initializer_list<const char*> rows) {
  std::vector<Topic> out;
  for (const std::string row : rows) {
    Topic topic;
    const auto bar = row.find(" | ");
    topic.label = row.substr(0, bar);
    for (const char c : topic.label)
      if (c == ' ')
        topic.id += '-';
      else if (c != ',' && c != '(' && c != ')')
        topic.id += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (std::size_t from = bar; from != std::string::npos && from + 3 < row.size();) {
      from += from == bar ? 3 : 2;
      const auto to = row.find("; ", from);
      topic.names.push_back(row.substr(from, to == std::string::npos ? to : to - from));
      from = to;
    }
    out.push_back(std::move(topic));
  }
  return out;
}

Field economics() {
  return {"economics",
          topics_of({"Inflation | Rising prices; Price increases",
                     "Central banks | Monetary authorities; Reserve bank",
                     "Interest rates | Rate of interest",
                     "Insurance, health | Health insurance; Sickness insurance",
                     "Insurance | Insurers",
                     "Labour market | Job market; Employment market",
                     "Unemployment | Joblessness",
                     "Wages | Pay; Earnings; Salaries",
                     "Trade unions | Labour unions",
                     "Strikes | Industrial action",
                     "Exports",
                     "Imports",
                     "Customs duties | Tariffs; Import duties",
                     "Free trade | Trade liberalisation",
                     "Exchange rates | Foreign exchange rates",
                     "Housing markets | Real estate market",
                     "Mortgages | Home loans",
                     "Taxation | Taxes",
                     "Value-added tax | VAT; Sales tax",
                     "Tax evasion",
                     "Small and medium-sized enterprises | SME; Small business",
                     "Start-ups | New firms",
                     "Venture capital | Risk capital",
                     "Mergers | Company takeovers; Acquisitions",
                     "Competition policy | Antitrust",
                     "Monopolies",
                     "Energy prices | Oil prices",
                     "Poverty | Deprivation",
                     "Pensions | Retirement provision",
                     "Demography | Population ageing",
                     "Migration (economics) | Labour migration",
                     "Productivity",
                     "Supply chains | Logistics chains",
                     "Public debt | Government debt; National debt",
                     "Banking crises | Bank failures",
                     "Stock exchange | Share prices; Stock market",
                     "Consumer behaviour | Consumer demand",
                     "Advertising",
                     "Agricultural policy | Farm policy",
                     "Fisheries"}),
          {{"The reserve bank lifted its key rate again. Interest rates have now risen five times "
            "as the bank tries to slow rising prices; inflation stands at seven per cent.",
            {"interest-rates", "inflation", "central-banks"}},
           {"Labour unions called out train drivers for a third day. The strikes are about pay, "
            "which has not kept up. Earnings of drivers fell by a tenth in real terms.",
            {"strikes", "trade-unions", "wages"}},
           {"Unemployed youths move to the coast in summer, where hotels hire. The labour market "
            "is split; joblessness inland stays above twenty per cent.",
            {"unemployment", "labour-market"}},
           {"A tariff on steel makes cars dearer. Import duties seldom save jobs, the authors "
            "find, and exporters suffer when others answer in kind.",
            {"customs-duties"}},
           {"The ageing of the population weighs on pensions. Fewer workers pay for more retired "
            "people, and retirement provision by firms has shrunk.",
            {"pensions", "demography"}},
           {"Small businesses find it hard to borrow. Venture capital goes to a few start-ups in "
            "two cities; new firms elsewhere are paid for by families.",
            {"small-and-medium-sized-enterprises", "venture-capital", "start-ups"}},
           {"Home loans at fixed rates have gone. The housing market cooled, and mortgages in "
            "arrears doubled within a year.",
            {"mortgages", "housing-markets"}},
           {"Health insurance covers nine in ten. Sickness insurance funds compete for the young, "
            "and the premium is a share of the wage.",
            {"insurance-health"}},
           {"The merger of two grocers was blocked. Antitrust law looks at local monopolies, not "
            "at national shares alone.",
            {"mergers", "competition-policy", "monopolies"}},
           {"VAT on food hits the poor most. A lower value-added tax on bread would cost little; "
            "evading taxes is another matter.",
            {"value-added-tax"}},
           {"Government debt passed the size of the economy. A tenth of all taxes goes on "
            "servicing the public debt.",
            {"public-debt"}},
           {"Bank failures spread in the autumn. In each banking crisis since 1890 share prices "
            "fell first.",
            {"banking-crises", "stock-exchange"}}}};
}

Field health() {
  return {"health",
          topics_of({"Diabetes mellitus | Diabetes; Sugar diabetes",
                     "Diabetes mellitus, type 2 | Type 2 diabetes; Adult-onset diabetes",
                     "Insulin",
                     "Hypertension | High blood pressure",
                     "Stroke | Cerebrovascular accident",
                     "Asthma | Bronchial asthma",
                     "Inhalers",
                     "Smoking cessation | Stopping smoking; Giving up smoking",
                     "Vaccines | Vaccination; Immunization",
                     "Measles | Rubeola",
                     "Influenza | Flu",
                     "Antibiotics | Antibacterial agents",
                     "Drug resistance | Antimicrobial resistance",
                     "Pneumonia",
                     "Hip fractures | Broken hip",
                     "Osteoporosis | Brittle bones",
                     "Falls (accidents) | Accidental falls",
                     "Aged | Elderly; Older people",
                     "Dementia | Alzheimer disease",
                     "Caregivers | Carers",
                     "Depression | Depressive disorder",
                     "Anxiety",
                     "Sleep",
                     "Exercise | Physical activity",
                     "Diet",
                     "Obesity | Overweight",
                     "Infant, newborn | Newborns; Neonates",
                     "Breast feeding | Breastfeeding",
                     "Pregnancy | Pregnant women",
                     "Hospitals",
                     "Nurses | Nursing staff",
                     "Hand washing | Hand hygiene",
                     "Cross infection | Hospital infections",
                     "Burns",
                     "Pain | Ache",
                     "Migraine",
                     "Cancer | Neoplasms; Tumours",
                     "Screening | Mass screening",
                     "Mammography | Breast X-ray",
                     "Waiting lists"}),
          {{"People with type 2 diabetes who walked daily needed less insulin. Adult-onset "
            "diabetes is tied to diet and overweight.",
            {"diabetes-mellitus-type-2", "insulin"}},
           {"High blood pressure is the main cause of stroke. Treating hypertension in middle age "
            "halves the risk.",
            {"hypertension", "stroke"}},
           {"Vaccination against measles fell below the level that protects newborns. The vaccine "
            "is safe and free.",
            {"vaccines", "measles"}},
           {"Older people who fall fear to fall again. After a broken hip half do not walk as "
            "before; accidental falls at home are the main cause, brittle bones the second.",
            {"falls-accidents", "hip-fractures", "aged"}},
           {"Antibiotics do nothing against flu. Each needless course adds to antimicrobial "
            "resistance.",
            {"antibiotics", "influenza", "drug-resistance"}},
           {"Carers of people with dementia sleep badly. Caregivers who had an hour a day to "
            "themselves were less depressed.",
            {"caregivers", "dementia"}},
           {"Hand hygiene on the ward cut hospital infections by a third. Nurses washed their "
            "hands before touching a patient.",
            {"hand-washing", "cross-infection"}},
           {"Breastfed babies have fewer ear infections. Breastfeeding support in the first week "
            "makes the difference for neonates in hospital.",
            {"breast-feeding", "infant-newborn"}},
           {"Giving up smoking before an operation speeds healing. Smoking cessation clinics offer "
            "patches and advice.",
            {"smoking-cessation"}},
           {"Screening by mammography finds small tumours. Breast X-rays every three years are "
            "offered from fifty.",
            {"screening", "mammography", "cancer"}},
           {"Asthmatic children often hold the inhaler wrongly. Asthma attacks fell when a nurse "
            "had shown them how.",
            {"asthma", "inhalers"}},
           {"Waiting lists for hip operations have doubled; pain keeps people from work.",
            {"waiting-lists", "pain"}}}};
}

// -- The peer ---------------------------------------------------------------------

using Words = std::vector<std::string>;

// The endings that bend a word: plurals, -ed and -ing.
std::string stem(std::string word) {
  const auto ends = [&](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  };
  const auto cut = [&](std::size_t letters) { word.resize(word.size() - letters); };
  if (ends("ies"))
    cut(3), word += 'y';
  else if (ends("s") && !ends("ss") && !ends("is") && !ends("us"))
    cut(1);
  if (ends("ing"))
    cut(3);
  else if (ends("ed"))
    cut(2);
  if (ends("e")) cut(1);
  return word;
}

Words stems(std::string_view text) {
  Words out;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      word += small;
    } else if (!word.empty()) {
      out.push_back(stem(word));
      word.clear();
    }
  }
  return out;
}

class LabelMatcher {
 public:
  LabelMatcher(const Field& field) {
    for (const Topic& topic : field.topics) {
      add(topic.label, topic.id);
      for (const auto& name : topic.names) add(name, topic.id);
    }
    for (const auto& [text, about] : field.texts) {
      std::set<std::string> here;
      for (const auto& [id, places] : places_in(text)) here.insert(id);
      for (const auto& id : here) ++texts_with_[id];
    }
    texts_ = static_cast<double>(field.texts.size());
  }

  // The best, as many as are wanted.
  Ids best(std::string_view text, std::size_t wanted) const {
    const double length = static_cast<double>(stems(text).size());
    std::vector<std::pair<double, std::string>> scored;
    for (const auto& [id, places] : places_in(text)) {
      const double rare = std::log((texts_ + 1) / (texts_with_.at(id) + 1)) + 1;
      const double early = 1 - static_cast<double>(places.front().first) / length;
      double words = 0;
      for (const auto& place : places) words = std::max(words, double(place.second));
      scored.emplace_back(-(double(places.size()) * rare + early + words), id);
    }
    std::sort(scored.begin(), scored.end());
    Ids out;
    for (const auto& each : scored)
      if (out.size() < wanted) out.push_back(each.second);
    return out;
  }

 private:
  void add(const std::string& label, const std::string& id) {
    const auto bracket = label.find(" (");
    labels_[stems(label.substr(0, bracket))] = id;
  }

  // By topic: where its labels stand and how many words they have.
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> places_in(
      std::string_view text) const {
    const Words words = stems(text);
    std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> out;
    for (std::size_t i = 0; i < words.size();) {
      std::size_t length = std::min<std::size_t>(5, words.size() - i);
      for (; length > 0; --length) {
        const auto at =
            labels_.find(Words(words.begin() + static_cast<std::ptrdiff_t>(i),
                               words.begin() + static_cast<std::ptrdiff_t>(i + length)));
        if (at == labels_.end()) continue;
        out[at->second].emplace_back(i, length);
        break;
      }
      i += std::max<std::size_t>(length, 1);
    }
    return out;
  }

  std::map<Words, std::string> labels_;
  std::map<std::string, double> texts_with_;
  double texts_ = 0;
};

struct Score {
  double right = 0, given = 0, wanted = 0;
  void add(const Ids& got, const Ids& want) {
    for (const auto& id : got) right += std::count(want.begin(), want.end(), id) > 0;
    given += double(got.size());
    wanted += double(want.size());
  }
  double f1() const { return 2 * right / (given + wanted); }
};

Ids ours(const Vocabulary& vocabulary, std::string_view text, std::size_t wanted) {
  Ids out;
  for (const Tag& tag : vocabulary.tag(text))
    if (out.size() < wanted) out.push_back(tag.topic);
  return out;
}

}  // namespace

TEST_CASE("other fields are tagged as well as by matching of labels", "[topics][foreign]") {
  double ours_in_all = 0, theirs_in_all = 0;
  for (const Field& field : {economics(), health()}) {
    std::vector<std::string> told;
    const Vocabulary vocabulary = topics::make(field.name, "", topics::repair(field.topics, told));
    const LabelMatcher peer(field);
    Score us, them;
    for (const auto& [text, want] : field.texts) {
      us.add(ours(vocabulary, text, 5), want);
      them.add(peer.best(text, 5), want);
    }
    std::printf("topics of %s: F1@5 %.3f (precision %.3f recall %.3f), label matching %.3f\n",
                field.name, us.f1(), us.right / us.given, us.right / us.wanted, them.f1());
    CHECK(us.f1() >= them.f1() - 0.02);
    CHECK(us.right / us.wanted >= 0.8);
    ours_in_all += us.f1();
    theirs_in_all += them.f1();
  }
  CHECK(ours_in_all >= theirs_in_all);
}
