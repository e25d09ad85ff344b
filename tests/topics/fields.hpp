// Three fields' vocabularies as they are found, and texts with what they are about,
// written down before any tagger had read them.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "topics/topics.hpp"

namespace fields {

using fingerpost::Topic;

using Ids = std::vector<std::string>;

struct Field {
  const char* name;
  std::vector<Topic> topics;
  std::vector<std::pair<std::string, Ids>> texts;
};

// "label | name; name | broader"
inline std::vector<Topic> topics_of(std::initializer_list<const char*> rows) {
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

inline Field economics() {
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

inline Field health() {
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

// Written last, before either tagger read it: labels in the plural, qualifiers,
// inverted labels, names with hyphens and with "of".
inline Field farming() {
  return {
      "farming",
      topics_of({"Soil erosion | Erosion of soil; Loss of topsoil",
                 "Soil fertility",
                 "Fertilizers | Fertilisers; Plant nutrients",
                 "Manure | Dung; Slurry",
                 "Crop rotation | Rotation of crops",
                 "Cereals | Grain crops",
                 "Wheat",
                 "Barley",
                 "Potatoes | Potato",
                 "Harvesting | Harvest; Reaping",
                 "Irrigation | Watering of crops",
                 "Drainage | Field drains",
                 "Pests | Crop pests",
                 "Aphids | Greenfly",
                 "Pest control, biological | Biological control; Natural enemies",
                 "Pesticides | Insecticides; Crop sprays",
                 "Weeds",
                 "Herbicides | Weedkillers",
                 "Cattle | Cows",
                 "Dairy farming | Milk production",
                 "Milk",
                 "Sheep | Ewes; Lambs",
                 "Lambing",
                 "Pigs | Swine",
                 "Poultry | Hens; Chickens",
                 "Bees (honey) | Honey bees; Honeybees",
                 "Pollination | Pollinators",
                 "Tuberculosis, bovine | Bovine TB; Cattle tuberculosis",
                 "Avian influenza | Bird flu",
                 "Foot-and-mouth disease",
                 "Grazing | Pasture",
                 "Hedges | Hedgerows",
                 "Orchards | Fruit growing",
                 "Apples (fruit)",
                 "Tractors | Farm machinery",
                 "Subsidies, farm | Farm payments; Agricultural subsidies",
                 "Tenant farming | Farm tenancies",
                 "Organic farming | Organic agriculture",
                 "Greenhouses | Glasshouses; Polytunnels",
                 "Seeds"}),
      {{"Topsoil is lost when bare slopes are ploughed before the rain. Erosion of soil fell by "
        "half "
        "where farmers sowed grain crops across the hill.",
        {"soil-erosion", "cereals"}},
       {"Ladybirds and other natural enemies eat greenfly. Growers who rely on biological control "
        "spray fewer insecticides.",
        {"pest-control-biological", "aphids", "pesticides"}},
       {"Cows that graze clover give more milk. Dairy farming on rotated pasture needs fewer "
        "bought feeds.",
        {"dairy-farming", "grazing", "cattle"}},
       {"A ewe in trouble at lambing needs clean hands and patience. Lambing sheds should be "
        "disinfected each year.",
        {"lambing", "sheep"}},
       {"Bovine TB was found in nine herds. Cattle tuberculosis testing will be yearly in the "
        "county.",
        {"tuberculosis-bovine", "cattle"}},
       {"Bird flu: keep hens and ducks indoors until further notice. Avian influenza spreads by "
        "wild birds.",
        {"avian-influenza", "poultry"}},
       {"Hedgerows shelter pollinators. Where a hedge flowers early, orchards nearby set more "
        "fruit.",
        {"hedges", "pollination", "orchards"}},
       {"Slurry should be spread on a dry field, never before heavy rain. Dung and other plant "
        "nutrients cost less than bought fertilisers.",
        {"manure", "fertilizers"}},
       {"Farm payments now reward those who rotate crops. A rotation of crops with beans keeps the "
        "soil fertile.",
        {"subsidies-farm", "crop-rotation"}},
       {"Weedkillers no longer kill black-grass. Weeds that survive herbicides are pulled by hand "
        "or cut before they seed.",
        {"weeds", "herbicides"}},
       {"Potatoes under irrigation yielded a third more. Watering of crops at night loses less to "
        "the sun.",
        {"potatoes", "irrigation"}},
       {"The apple harvest begins in September. Fruit growing under polytunnels lets pickers work "
        "in the rain.",
        {"harvesting", "orchards", "apples-fruit", "greenhouses"}}}};
}

}  // namespace fields
