// One direction alone: who types "mother" is not shown "mum". Words that say more than one
// thing ("smack", "high", "touch") and what a topic of the vocabulary has as a name have no
// row here. Rows are of general English: what a word is to guidance whoever asks, wherever.
#include "query/lay_words.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace fingerpost::query {
namespace {

struct Row {
  std::string_view everyday;  // words
  std::string_view written;   // what stands for each of them, between commas
};

constexpr Row rows[] = {
    // People.
    {"mum mam mom mummy mommy", "mother,parent"},
    {"mums mams moms", "mothers,parents"},
    {"dad daddy", "father,parent"},
    {"dads", "fathers,parents"},
    {"stepmum stepmom", "stepmother,stepparent"},
    {"stepdad", "stepfather,stepparent"},
    {"gran grandma granny nan nana nanna", "grandmother,grandparent"},
    {"grandad granddad grandpa", "grandfather,grandparent"},
    {"auntie aunty aunt uncle", "relative,family member"},
    {"kid", "child"},
    {"kids", "children"},
    {"teen teenager", "adolescent,young person"},
    {"teens teenagers", "adolescents,young people"},
    {"lad", "boy,young person"},
    {"lads", "boys,young people"},
    {"newborn", "baby,infant"},
    {"toddler tot", "infant,young child"},
    {"boyfriend girlfriend", "partner"},
    {"husband wife hubby", "partner,spouse"},
    {"mate mates", "friend,peer"},
    {"boss", "manager"},
    {"cop cops copper bobby", "police,officer"},
    {"lawyer", "solicitor,legal"},
    {"doctor", "gp,general practice"},
    {"doctors", "gps,general practice"},
    {"gp gps", "general practice,surgery"},
    {"dentist dentists teeth tooth", "dental"},
    {"midwife midwives", "midwifery,maternity"},
    {"nurse nurses", "nursing"},
    {"pharmacist chemist", "pharmacy"},
    {"coach coaches", "position of trust,sports"},
    {"cleric priest imam vicar", "faith"},
    {"church mosque temple", "faith,place of worship"},
    {"daughter son daughters sons", "child"},
    {"paedo pedo paedophile", "sex offender,sexual offender"},
    {"dealer dealers", "drug dealing,drugs"},
    // Things and places.
    {"phone mobile", "telephone"},
    {"photo photos pic pics picture pictures", "photograph,image"},
    {"flat house", "home,property"},
    {"nursery creche playgroup", "early years"},
    {"council", "local authority"},
    {"jail", "prison,custody"},
    {"cash", "money"},
    {"nit nits", "head lice"},
    {"booze", "alcohol"},
    {"weed", "cannabis,drugs"},
    {"snapchat tiktok instagram whatsapp facebook", "social media,online"},
    {"xbox playstation roblox fortnite", "gaming,online"},
    {"job", "employment,work"},
    // What is done and what befalls.
    {"drunk", "alcohol,intoxicated"},
    {"drinking drinks", "alcohol"},
    {"hit hits hitting punched punches slapped slaps", "assault,physical,violence"},
    {"stab stabbed stabbing", "knife,violence"},
    {"die dies dying dead", "death"},
    {"jailed", "imprisoned,custody"},
    {"wed wedding married marry", "marriage"},
    {"abroad", "overseas"},
    {"expecting", "pregnant,pregnancy"},
    {"pregnant", "pregnancy"},
    {"worried worry worries", "concern"},
    {"poorly", "ill,unwell"},
    {"hungry starving", "food,hunger"},
    {"sacked fired", "dismissed,dismissal"},
    {"row rows argue arguing argument", "dispute,conflict"},
    {"disagree disagrees", "disagreement"},
    {"closed shut", "closure"},
    {"ring", "telephone,call"},
    {"runaway", "missing,run away"},
    {"kidnapped snatched", "abduction,abducted"},
    {"kicked", "physical,thrown out"},
    {"autistic", "autism"},
    {"cost costs price", "charge,fee"},
    {"nude nudes naked", "indecent image"},
    {"mask masks facemask facemasks", "face covering,face coverings"},
    {"pill contraceptive", "contraception"},
    {"seizure seizures", "epilepsy"},
    {"anxious", "anxiety"},
    {"suicidal", "suicide"},
    {"homeless", "homelessness"},
    {"rubbish trash", "waste,clutter"},
    {"smells smelly stinks", "hygiene,odour"},
    {"shouts shouting screams screaming yells yelling", "shouting,verbal"},
    {"neighbour neighbours neighbor neighbors", "member of the public,community"},
    {"vape vapes vaping", "e cigarette,smoking"},
    {"bairn wean", "child"},
    {"bairns weans", "children"},
    {"cuddle cuddles cuddling", "physical contact"},
    {"broken", "fault,out of order"},
    {"sectioned", "detained,psychiatric,mental health"},
    {"choke choked choking strangled strangle", "strangulation,suffocation"},
    {"text texts texting texted messages messaging", "electronic communication,social media"},
    {"touching groping", "sexual"},
    {"accused accuses accuse", "allegation"},
    {"ignore ignores ignored ignoring", "escalation,disagreement"},
    {"changed changes", "amendment,amended,revised"},
    {"training", "course,workshop"},
    {"course courses", "training"},
    {"deadline", "return by,closing date,submit"},
    {"expelled", "exclusion,excluded"},
    {"truant truancy truanting", "attendance,absence"},
    {"statement statementing", "education health and care plan,special educational needs"},
    {"latchkey", "home alone,unsupervised"},
    {"evicted eviction", "housing,homelessness"},
    {"refugee refugees", "asylum"},
    {"drug drugs", "substance misuse,substances"},
    {"druggie addict addicts addicted", "substance misuse,dependency"},
    {"drowned drowning drown", "water safety,open water"},
    {"fat overweight", "obesity,weight"},
    {"skinny underweight", "weight loss,faltering growth"},
    {"creepy dodgy", "inappropriate,concern"},
    {"secret secrets", "confidential,confidentiality"},
    {"scared frightened afraid", "fear,risk"},
    {"smacked smacking slapping", "physical punishment,reasonable punishment"},
    {"gossip", "confidentiality"},
    {"shredded shred", "destruction,disposal"},
    {"rape raped raping", "sexual assault,sexual violence"},
    {"cancelled canceled", "postponed,take place"},
    {"rota rotas", "on call"},
    {"budget", "contributions,expenditure"},
    {"glue", "solvent,volatile substance"},
    {"deaf", "sign language,hearing impairment"},
    {"arrested arrest", "custody,police station"},
    {"blackmail blackmailed blackmailing", "extortion,sextortion"},
    {"cell cells", "custody"},
    {"grooming groomed", "exploitation"},
};

bool holds(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string> split(std::string_view run) {
  std::vector<std::string> words;
  for (const text::Word& word : text::words(run)) words.push_back(word.folded);
  return words;
}

}  // namespace

std::vector<std::vector<std::string>> written_for(std::string_view everyday) {
  const auto row = std::find_if(std::begin(rows), std::end(rows), [everyday](const Row& each) {
    return holds(each.everyday, everyday);
  });
  std::vector<std::vector<std::string>> written;
  if (row == std::end(rows)) return written;
  for (std::size_t at = 0; at < row->written.size();) {
    const std::size_t end = std::min(row->written.find(',', at), row->written.size());
    written.push_back(split(row->written.substr(at, end - at)));
    at = end + 1;
  }
  return written;
}

}  // namespace fingerpost::query
