// Words that speak of something else than any field that is written about: of building, of
// insurance, of a concert. "Water filtering and monitoring: carbon filters on the drinking
// fountains are changed by the caretaker" has words of a field (school, children) and names a
// topic of it; what it speaks of is told by the others.
//
// General words by subject, whatever the vocabulary. One that stands in the vocabulary's own
// names or among its words of the field is none, and no sign of a topic counts against it.
// Tags of texts with none of these were right 12 times in 13, with one 2 times in 3, with more
// 3 times in 11 (gold*.ndjson, 2,060 tags, by the words that the list began with).
#pragma once

#include <string_view>

namespace fingerpost::topics {

inline constexpr std::string_view everyday[] = {
    // work and pay
    "vacancy salary pension applicants stationery wage payroll reimbursed receipts",
    // building
    "carpet paint roof drains scaffolding plumber electrician boiler builder contractors "
    "architect brick gatehouse ramp kerb fence bin skip caretaker depot tarmac legionella "
    "fountain carbon estates refurbishment ceiling plaster gutter bulb signage joiner crane "
    "cement concrete timber sawdust drill hinge spanner hose sprinkler turbine generator "
    "voltage circuit solar insulation glazing windowsill septic sewer borehole plywood "
    "varnish upholstery veneer plumbing leak fuse keypad cistern radiator",
    // money and trade
    "insurance insurer premium broker invoice treasurer auditor ledger asset vat bursar theft "
    "warranty tender supplier procurement shareholder dividend mortgage trader wholesale "
    "warehouse petty franchise brand logo slogan brochure sponsor catalogue pallet forklift "
    "haulage freight cargo customs tariff export import factory mill weaving loom textile "
    "tannery foundry smelting forge blacksmith refund discount checkout souvenir salon "
    "manicure denim leather furniture sofa wardrobe showroom curtains perfume jewellery",
    // machines that reckon
    "server laptop printer backup backlog spreadsheet software ticket cookie browser "
    "analytics firewall cable router keyboard hosting font toner broadband wifi modem pixel "
    "template",
    // kitchens
    "recipe oven bake butter roast potato cake scone menu buffet soup cheese flour sauce "
    "pastry jam bakery brewery pizza canape urn barbecue picnic",
    // gardens and farms
    "rose hedge lawn seed plough tractor cattle sheep lamb goat hens orchard weed compost "
    "allotment harvest hay barn crop bonsai secateurs greenhouse bees soil horse vet paddock "
    "pony saddle stables birdsong pipit cuckoo nests wildlife",
    // games
    "league striker wicket innings gala relay medal trophy fixture referee pitch tournament "
    "batting selectors rugby cricket tennis cyclist marathon triathlon athletics gymnastics "
    "karate darts snooker golf jockey racecourse stadium scoreboard archery fencing regatta "
    "yacht sailing chess crossword bingo tombola raffle netball hockey volleyball badminton "
    "gym bowling camping tent campsite kayak canoe hike scrabble lottery kick-off half-time",
    // arts
    "novel song singer choir orchestra cello violin concert exhibition painting museum album "
    "actor comedy thriller gallery poem theatre piano sculptor sculpture symphony opera "
    "instrument auction cinema quilt knitting embroidery crochet ballet waltz hymn organist "
    "tapestry pottery ceramics kiln watercolour easel curator antique bidder verse chorus "
    "alto tenor bass soprano drummer guitar ribbon fabric scissors needlework fashion catwalk",
    // what was and what is far
    "century victorian heritage medieval castle abbey archive archaeologist roman bombed "
    "incendiaries steeple belfry astronomy telescope geology fossil volcano satellite orbit "
    "planet",
    // ways
    "railway tram lorry timetable engine bicycle tyre diesel gearbox pump brakes ferry canal "
    "barge lighthouse harbour quarry colliery motorway runway airport parade pedestrian "
    "roundabout layby",
    // days out, weather
    "mayor alderman fete bunting marquee florist bouquet gale trolley voucher carnival "
    "bandstand stilt laundry shirt hanger ironed optician spectacles locker",
    // laboratories
    "chemistry laboratory mercury chemical genes enzyme",
};

}  // namespace fingerpost::topics
