// England's upper-tier authorities, as they stand since April 2023, each with the
// region it lies in; the metropolitan counties whose partnerships work together;
// and who speaks for what. A host adds its own (IndexOptions::places).
#include <algorithm>
#include <string>
#include <string_view>

#include "fingerpost/query.hpp"
#include "text/text.hpp"

namespace fingerpost {
namespace {

// How the council behind a partnership calls itself.
enum class Council { borough, city, county };

struct Authority {
  std::string_view name;
  Council council = Council::borough;
};

struct Area {
  std::string_view name;    // "West Yorkshire"
  std::string_view within;  // the region around it; England where there is none
  std::initializer_list<Authority> authorities;
};

constexpr Council city = Council::city, county = Council::county;

const Area areas[] = {
    {"Tyne and Wear",
     "North East",
     {{"Gateshead"},
      {"Newcastle upon Tyne", city},
      {"North Tyneside"},
      {"South Tyneside"},
      {"Sunderland", city}}},
    {"North East",
     "",
     {{"Durham", county},
      {"Darlington"},
      {"Hartlepool"},
      {"Middlesbrough"},
      {"Northumberland", county},
      {"Redcar and Cleveland"},
      {"Stockton-on-Tees"}}},
    {"Greater Manchester",
     "North West",
     {{"Bolton"},
      {"Bury"},
      {"Manchester", city},
      {"Oldham"},
      {"Rochdale"},
      {"Salford", city},
      {"Stockport"},
      {"Tameside"},
      {"Trafford"},
      {"Wigan"}}},
    {"Merseyside",
     "North West",
     {{"Knowsley"}, {"Liverpool", city}, {"St Helens"}, {"Sefton"}, {"Wirral"}}},
    {"North West",
     "",
     {{"Blackburn with Darwen"},
      {"Blackpool"},
      {"Cheshire East"},
      {"Cheshire West and Chester"},
      {"Cumberland"},
      {"Halton"},
      {"Lancashire", county},
      {"Warrington"},
      {"Westmorland and Furness"}}},
    {"West Yorkshire",
     "Yorkshire and the Humber",
     {{"Bradford"}, {"Calderdale"}, {"Kirklees"}, {"Leeds", city}, {"Wakefield"}}},
    {"South Yorkshire",
     "Yorkshire and the Humber",
     {{"Barnsley"}, {"Doncaster", city}, {"Rotherham"}, {"Sheffield", city}}},
    {"Yorkshire and the Humber",
     "",
     {{"East Riding of Yorkshire"},
      {"Hull", city},
      {"North East Lincolnshire"},
      {"North Lincolnshire"},
      {"North Yorkshire"},
      {"York", city}}},
    {"East Midlands",
     "",
     {{"Derby", city},
      {"Derbyshire", county},
      {"Leicester", city},
      {"Leicestershire", county},
      {"Lincolnshire", county},
      {"North Northamptonshire"},
      {"Nottingham", city},
      {"Nottinghamshire", county},
      {"Rutland", county},
      {"West Northamptonshire"}}},
    {"West Midlands",
     "",
     {{"Birmingham", city},
      {"Coventry", city},
      {"Dudley"},
      {"Herefordshire"},
      {"Sandwell"},
      {"Shropshire"},
      {"Solihull"},
      {"Staffordshire", county},
      {"Stoke-on-Trent", city},
      {"Telford and Wrekin"},
      {"Walsall"},
      {"Warwickshire", county},
      {"Wolverhampton", city},
      {"Worcestershire", county}}},
    {"East of England",
     "",
     {{"Bedford"},
      {"Cambridgeshire", county},
      {"Central Bedfordshire"},
      {"Essex", county},
      {"Hertfordshire", county},
      {"Luton"},
      {"Norfolk", county},
      {"Peterborough", city},
      {"Southend-on-Sea", city},
      {"Suffolk", county},
      {"Thurrock"}}},
    {"London",
     "",
     {{"Barking and Dagenham"},
      {"Barnet"},
      {"Bexley"},
      {"Brent"},
      {"Bromley"},
      {"Camden"},
      {"City of London"},
      {"Croydon"},
      {"Ealing"},
      {"Enfield"},
      {"Greenwich"},
      {"Hackney"},
      {"Hammersmith and Fulham"},
      {"Haringey"},
      {"Harrow"},
      {"Havering"},
      {"Hillingdon"},
      {"Hounslow"},
      {"Islington"},
      {"Kensington and Chelsea"},
      {"Kingston upon Thames"},
      {"Lambeth"},
      {"Lewisham"},
      {"Merton"},
      {"Newham"},
      {"Redbridge"},
      {"Richmond upon Thames"},
      {"Southwark"},
      {"Sutton"},
      {"Tower Hamlets"},
      {"Waltham Forest"},
      {"Wandsworth"},
      {"Westminster", city}}},
    {"South East",
     "",
     {{"Bracknell Forest"},
      {"Brighton and Hove", city},
      {"Buckinghamshire"},
      {"East Sussex", county},
      {"Hampshire", county},
      {"Isle of Wight"},
      {"Kent", county},
      {"Medway"},
      {"Milton Keynes", city},
      {"Oxfordshire", county},
      {"Portsmouth", city},
      {"Reading"},
      {"Slough"},
      {"Southampton", city},
      {"Surrey", county},
      {"West Berkshire"},
      {"West Sussex", county},
      {"Windsor and Maidenhead"},
      {"Wokingham"}}},
    {"South West",
     "",
     {{"Bath and North East Somerset"},
      {"Bournemouth, Christchurch and Poole"},
      {"Bristol", city},
      {"Cornwall"},
      {"Devon", county},
      {"Dorset"},
      {"Gloucestershire", county},
      {"Isles of Scilly"},
      {"North Somerset"},
      {"Plymouth", city},
      {"Somerset"},
      {"South Gloucestershire"},
      {"Swindon"},
      {"Torbay"},
      {"Wiltshire"}}},
};

constexpr std::string_view national[] = {
    "HM Government",
    "GOV.UK",
    "Department for Education",
    "DfE",
    "Home Office",
    "Ministry of Justice",
    "Department of Health and Social Care",
    "Department for Science, Innovation and Technology",
    "NHS England",
    "Ofsted",
    "Child Safeguarding Practice Review Panel",
    "UK Council for Internet Safety",
};

// Names in use beside those that follow from an area's own.
constexpr std::pair<std::string_view, std::string_view> also[] = {
    {"The Bradford Partnership", "bradford"},
    {"Bradford Metropolitan District Council", "bradford"},
    {"West Yorkshire Consortium", "west-yorkshire"},
    {"West Yorkshire Consortium Procedures", "west-yorkshire"},
    {"West Yorkshire Safeguarding Children Partnerships", "west-yorkshire"},
    {"West Yorkshire Police", "west-yorkshire"},
    {"London Safeguarding Children Procedures", "london"},
};

void add_publishers(const Authority& authority, const std::string& place, Places& places) {
  const std::string name(authority.name);
  for (const auto* ending : {" SCP", " Safeguarding Children Partnership", " Council"})
    places.publishers[name + ending] = place;
  if (authority.council == Council::city) places.publishers[name + " City Council"] = place;
  if (authority.council == Council::county) places.publishers[name + " County Council"] = place;
}

void add(const Area& area, Places& places) {
  std::vector<std::string> around;
  if (!area.within.empty()) around.push_back(text::slug(area.within));
  around.emplace_back("england");
  const std::string here = text::slug(area.name);
  places.within[here] = around;
  around.insert(around.begin(), here);
  for (const Authority& authority : area.authorities) {
    const std::string place = text::slug(authority.name);
    places.within[place] = around;
    add_publishers(authority, place, places);
  }
}

Places table() {
  Places places;
  places.within["england"] = {};
  for (const Area& area : areas) add(area, places);
  for (const std::string_view publisher : national)
    places.publishers[std::string(publisher)] = "england";
  for (const auto& [publisher, place] : also) places.publishers[std::string(publisher)] = place;
  return places;
}

}  // namespace

Places Places::england() {
  static const Places places = table();
  return places;
}

}  // namespace fingerpost
