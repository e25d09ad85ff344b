// The tables of UK English. Words come before the sets and cues that use them.
#include "dates/tables.hpp"

namespace fingerpost::dates {
namespace {

constexpr std::string_view words = R"(
month 1: january jan? janaury januray janurary janury
month 2: february feb febuary feburary februrary
month 3: march? mar? marhc
month 4: april? apr arpil apirl
month 5: may?
month 6: june? jun? juen
month 7: july jul? jully
month 8: august? aug agust auguest
month 9: september sept sep setpember septmber septemeber
month 10: october oct ocotber octobre ocotober
month 11: november nov novemeber novemebr
month 12: december dec decmber decemeber desember
weekday 1: monday mon? modnay
weekday 2: tuesday tue? tues? tuseday teusday tuesady
weekday 3: wednesday wed? weds? wednes? wensday wednesay wendesday wednsday
weekday 4: thursday thu? thur? thurs? thurday thrusday thurdsay
weekday 5: friday fri? firday
weekday 6: saturday sat? saterday satruday
weekday 7: sunday sun?
weekly 1: mondays
weekly 2: tuesdays
weekly 3: wednesdays
weekly 4: thursdays
weekly 5: fridays
weekly 6: saturdays
weekly 7: sundays
season 1: spring
season 2: summer
season 3: autumn
season 4: winter
ordinal 1: first
ordinal 2: second
ordinal 3: third
ordinal 4: fourth
ordinal 5: fifth
ordinal 6: sixth
ordinal 7: seventh
ordinal 8: eighth
ordinal 9: ninth
ordinal 10: tenth
ordinal 11: eleventh
ordinal 12: twelfth
ordinal 13: thirteenth
ordinal 14: fourteenth
ordinal 15: fifteenth
ordinal 16: sixteenth
ordinal 17: seventeenth
ordinal 18: eighteenth
ordinal 19: nineteenth
ordinal 20: twentieth
ordinal 30: thirtieth
cardinal 1: one
cardinal 2: two
cardinal 3: three
cardinal 4: four
cardinal 5: five
cardinal 6: six
cardinal 7: seven
cardinal 8: eight
cardinal 9: nine
cardinal 10: ten
cardinal 11: eleven
cardinal 12: twelve
cardinal 13: thirteen
cardinal 14: fourteen
cardinal 15: fifteen
cardinal 16: sixteen
cardinal 17: seventeen
cardinal 18: eighteen
cardinal 19: nineteen
cardinal 20: twenty
cardinal 24: twentyfour
cardinal 30: thirty
word the: the
word a: a an
word of: of
word and: and
word or: or
word to: to
word until: until till til untill
word through: through thru
word from: from
word between: between
word by: by
word on: on
word in: in
word at: at
word for: for
word during: during
word throughout: throughout
word since: since
word before: before
word after: after
word onwards: onwards onward forward
word next: next
word this: this current
word last: last
word coming: coming upcoming forthcoming
word previous: previous
word following: following
word every: every
word each: each
word other: other
word day: day days
word weekday: weekdays
word week: week weeks wk
word weekend: weekend weekends
word fortnight: fortnight fortnights
word month: month months
word quarter: quarter qtr q quarters
word term: term terms
word half: half h
word year: year years yr yrs
word today: today
word tomorrow: tomorrow
word yesterday: yesterday
word tonight: tonight
word early: early earlier
word mid: mid
word late: late
word later: later
word start: start beginning
word end: end
word middle: middle
word ago: ago
word time: time
word commencing: commencing starting comm beg
word wc: wc wb
word we: w
word noon: noon midday
word midnight: midnight
word am: am
word pm: pm
word oclock: oclock
word hrs: hrs hours hour hr
word bank: bank
word holiday: holiday holidays
word easter: easter
word christmas: christmas xmas
word good: good
word boxing: boxing
word new: new
word eve: eve
word academic: academic ay
word school: school
word financial: financial fiscal fy
word calendar: calendar
word further: further
word notice: notice
word weekly: weekly
word monthly: monthly
word annually: annually yearly annual
word fortnightly: fortnightly
word within: within
word over: over
word past: past
word be: be
word modal: might can could would
word act: act
word version: version ver v
word half_term: halfterm
word ending: ending ends
word full: full
word action: action
word break: break vacation
word termtime: termtime
word only: only
word alternate: alternate
word daily: daily
word now: now
word parts: mornings afternoons evenings nights lunchtimes
word open: open
word date: date dates
word rest: rest remainder
word final: final
)";

constexpr std::string_view sets = R"(
set trap: case invoice application claim page pages p pp section sections s ss level levels tier tiers chapter chapters paragraph paragraphs para paras version v stage stages phase step steps grade grades band category cat class group size room unit part parts figure fig table appendix annex item items no nos number numbers article articles art regulation regulations reg schedule clause rule standard standards question questions option options module modules volume vol issue ext extension box ref reference form ks age ages aged under over aged isbn issn doi cm cp hc uksc ewca ewhc recommendation recommendations finding goal point points principle objective outcome type score ratio floor channel row column slide line child sibling subject layer year years y tel phone telephone mobile fax call dial bus route ward si key priority theme lesson indicator criterion criteria strand domain wave round
set unit: year years yr yrs hour hours hr hrs minute minutes min mins day days week weeks month months people children pupils families cases staff practitioners professionals million thousand billion percent per km miles mile metres m kg mg ml times yearold yearolds working
set verb: be have has not also need needs require requires want wish contact find include includes apply applies result lead help cause occur happen indicate suggest only still well feel seem become make take use see know think say go come get give wish want show involve never always sometimes ask experience present continue receive change expect decide choose refer request share seek live identify act already even or suffer hear i you we he she it they
set narrative: he she his her him mother father mum dad baby sibling died born lived moved arrested injured admitted disclosed stepfather grandmother grandfather
set past: came went gave was were had ran took met held attended launched visited celebrated happened joined saw welcomed worked served remained stayed employed chaired began wrote said told spoke heard
set future: will shall going due
set lasting: planned scheduled booked arranged cancelled canceled suspended closed postponed extended available open staying valid paused unavailable reduced remain remains apply applies applied online cover covering displayed deferred frozen moved
set eventful: event events clinic clinics session sessions training course courses conference webinar workshop workshops forum briefing briefings meeting meetings launch day week fortnight month diary dates calendar seminar summit festival awards drop dropin surgery masterclass learning networking programme campaign awareness join book booking register venue held hosted attend speaker online zoom teams activism celebration assembly ceremony term holiday holidays conferences
set financial: annual report budget budgets q1 q2 q3 q4 quarter financial fiscal accounts audit tax spend funding spending account
set academic: academic school schools term terms pupil pupils student students college university inset admissions curriculum teacher teachers classroom
set filler: the end of at least about around approximately close noon midnight start beginning approx week commencing early mid late middle a on in and day business both including up or close play cop cob eod am pm
set small: of to for in on the and with at from by a an or not as is into
set counted: children people families cases referrals pupils staff members delegates attendees young practitioners professionals responses respondents episodes incidents contacts assessments words adults schools settings places records reports homes deaths
set act: act acts regulations regulation order rules bill statute convention directive measure uksc ewca ewhc
set edition: edition version guidance framework strategy report
set named: week day month fortnight conference festival summit awards award event forum campaign programme newsletter term season calendar dates diary activism training schedule dates courses sessions events workshops timetable
set dated: review reviewed due update updated published issue
set place: street road avenue lane house court way drive place close crescent terrace hall
set settled: due published issued updated reviewed revised amended ratified approved dated
set present: is are be being
set file: pdf doc docx xls xlsx ppt pptx htm html png jpg jpeg txt csv odt zip
set begin: start starts starting begin begins beginning commences commence
set sheet: author authors version owner title document status
set issue: newsletter newsletters bulletin bulletins ebulletin enews news digest roundup circular issue magazine gazette update updates edition
set record: log history amendment amendments revisions changelog changes
set review: review reviewed reviewing renewal renewed
set approval: approval publication approved published ratification ratified adoption issue issued implementation agreed agreement creation
set diary: diary dates events upcoming calendar awareness
set today: from until starting starts published launched launches live
)";

constexpr std::string_view cues = R"(
cue review_due before 8 9: next review | review date | review due | date for review | date of review | date of next review | next review date | due for review | to be reviewed | will be reviewed | will next be reviewed | should be reviewed | due to be reviewed | must be reviewed | next reviewed | be reviewed | next update | next scheduled update | next updated | will next be updated | review by | for review | next revision | due for renewal | renewal date | date to be reviewed | policy review | review on | be updated | review will take place | scheduled review | next planned review | next scheduled review | next due | date due for review
cue review_due before 0 8: review | reviewing | renewal
cue review_due before 4 9: review again | reviewed again | be refreshed | be revised | be amended
cue review_due after 3 8: review date | for review | review due | next review | is the review date | due for review
cue mentioned before 6 0 closed: case review | rapid review | practice review | learning review | peer review | serious case review | thematic review | child death review
cue updated before 6 7: was added | were added | has been added | chapter added | new chapter | new section | was rewritten | was renamed | reissued | republished | data as of | figures as of | statistics as of | numbers as of | position as of | information as of | checked | last checked | updated | update | last updated | amended | last amended | revised | last revised | reviewed | last reviewed | modified | last modified | edited | refreshed | as at | correct at | correct as of | accurate as at | correct as at | amendment | amendments | revision | date updated | update date | last review | last reviewed on | last update | content updated | page updated | date amended | date last reviewed | latest version | current version | current as of | accurate at | figures as at | position at
cue updated after 6 7: added | renamed | rewritten | inserted | repaired | corrected | new chapter | new section | updated | amended | was updated | was amended | was revised | has been updated | revised | last updated | were updated | were revised | is updated | were amended | update
cue published before 6 7: published | first published | publication date | issued | issue date | date of issue | date published | published on | posted | posted on | date of publication | approved | approval date | date approved | ratified | date ratified | ratification date | adopted | authorised | authorized | signed off | agreed | endorsed | dated | uploaded | released | release date | created | date created | produced | written | authored | publication | date of approval | date of ratification | publish date | date issued | ratified by | approved by | sent | date of policy | policy date | document date | board approval | executive approval | approval by
cue mentioned before 0 8 closed: the one dated | one dated | version dated | edition dated
cue ends before 3 7: withdrawn with effect from | withdrawn from | withdrawn as of | ceases with effect from
cue mentioned before 3 7 closed: will be published | to be published | is published on | due to be published | is due to be published
cue published after 4 7: published | was published | issued | was issued | was approved | was ratified | was agreed | was adopted | approved | ratified | has been published | publication | newsletter | is published | edition published
cue ends before 3 6: last date | last date for | must end | will end | closes | close on | closing | expires | expired | expired on | lapsed on | expiry | expire | ends | ending | ends on | valid until | no later than | not later than | on or before | last day | final day | final date | closes on | closed for applications | ceases | cease | withdrawn | withdrawn on | superseded | was replaced | be replaced | is replaced | been replaced | replaced by | replaced in | end of consultation | end of the consultation | due by | due back | submitted by | submit by | respond by | reply by | returned by | apply by | book by | register by | rsvp by | rsvp | valid to | available until | end on | remain in place until | in place until | return by | closing on | applications close | comments close | nominations close | bookings close | booking closes | registration closes | survey closes | submissions close | entries close | voting closes | consultation closes | date of withdrawal | replaced on | superseded on | decommissioned | finishes | finish | finishing | concludes | concluding | retired on | removed on | lapses | deadline is | archived | archived on | last chance | last chance to book | last chance to apply | final chance | and close | and close on | bookings closed on | booking closed on | bookings closed | applications closed on | applications closed | nominations closed on | registration closed on
cue ends before 2 7: no longer available after | no longer valid after | no longer accepted after | no longer used after | no longer applicable after | no longer in use after | no longer in force after | no longer open after | no longer required after | no longer supported after | not be available after | not be valid after | not be accepted after | not be used after | not be applicable after | not be in use after | not be in force after | not be open after | not be required after | not be supported after | not available after | not valid after | not accepted after | not used after | not applicable after | not in use after | not in force after | not open after | not required after | not supported after | no longer applies after | no longer apply after | no longer be used after | no longer be accepted after | no longer be available after | not apply after | not be accepted beyond | not valid beyond
cue ends before 1 6 tight: until after | till after
cue ends before 3 6: close at noon | closes at noon | close at midday | closes at midday | close at midnight | closes at midnight | bookings close | bookings closing | bookings end | registration close | registrations close | registrations closing | nominations close | entries close | sales close | sales end
cue ends before 9 6: closing date | closing dates | deadline | expiry date | end date | applications close
cue ends after 4 6: closing date | deadline | is the deadline | is the closing date | is the last day | cut off | latest | at the latest | expiry
cue ends before 1 5 tight: until | by | before | till | up to | upto | prior to | to apply by | end of | latest by | through to | cut off | up until | applied to | running to | lasts to | last until | lasts until
cue starts before 3 9: not come into force until | not come into force till | not come into force before | not in force until | not in force till | not in force before | not be in force until | not be in force till | not be in force before | not come into effect until | not come into effect till | not come into effect before | not in effect until | not in effect till | not in effect before | not be in effect until | not be in effect till | not be in effect before | not take effect until | not take effect till | not take effect before | not apply until | not apply till | not apply before | not be applied until | not be applied till | not be applied before | not effective until | not effective till | not effective before | not be effective until | not be effective till | not be effective before | not be used until | not be used till | not be used before | not to be used until | not to be used till | not to be used before | not for use until | not for use till | not for use before | not be implemented until | not be implemented till | not be implemented before | not operational until | not operational till | not operational before | not become operational until | not become operational till | not become operational before | not live until | not live till | not live before | not go live until | not go live till | not go live before | not commence until | not commence till | not commence before | not start until | not start till | not start before | not begin until | not begin till | not begin before | not valid until | not valid till | not valid before | ahead of enforcement on | ahead of enforcement from | enforcement on | enforcement from | enforced from | enforceable from | for use from | not use this protocol before | not use this protocol until | not use this guidance before | not use this guidance until | not use this policy before | not use this policy until | not use this procedure before | not use this procedure until | not use this document before | not use this document until | not use this page before | not use this page until | not use this form before | not use this form until | not use this chapter before | not use this chapter until | not use this version before | not use this version until | not use this edition before | not use this edition until | not use this toolkit before | not use this toolkit until | not use this tool before | not use this tool until | not use this pathway before | not use this pathway until | not use this framework before | not use this framework until | not use this guide before | not use this guide until | not use this template before | not use this template until | not use this checklist before | not use this checklist until | not use this advice before | not use this advice until | not use it before | not use it until | not use them before | not use them until
cue starts after 8 8: when it comes into force | when it takes effect | when it comes into effect | when it goes live | when it applies | when it becomes effective | when they come into force | when they take effect | when they apply | when they come into effect
cue starts before 1 6: in force
cue starts before 3 6: with effect from | effective from | effective | in force from | in force on | into force | into effect | come into effect | comes into effect | came into effect | comes into force | come into force | came into force | takes effect | take effect | took effect | start date | starts | starting | starts on | start on | commencing | commences | commence | begins | beginning | begins on | opens | opens on | opened | opened on | open from | live from | goes live | go live | going live | applies from | apply from | applicable from | valid from | implemented from | operational from | wef | from the beginning of | commencement date | effective date | implementation date | start | in effect from | applies on and after | date effective | date of effect | date effective from | will apply from | available from | booking opens | booking open | bookings open | applications open | applications open on | nominations open | nominations open on | registration open | registrations open | submissions open | window opens | opening date | open date | takes over | takes over on | applies to incidents after | in place from | valid between | valid for the period | validity period | period of validity | effective dates | effective between | applies between | apply between | applicable between | in force between | in force for the period | in force for | in effect for the period | in effect between | available between | open between | in place between | operational between | in place during
cue starts before 9 6: effective date | start date | implementation date | commencement date
cue starts after 8 4: in force | come into force | comes into force | takes effect | take effect | came into force
cue starts after 3 6: onwards | onward | start date | is the start date
cue mentioned before 1 5 tight closed: after | following
cue starts before 1 6 tight: on or after | not valid before | not available before | not open before | not start before | not before | no earlier than | not earlier than
cue starts before 0 3 tight: open
cue starts before 0 6 tight: valid | valid for | validity
cue ends before 1 6 tight: not valid after | not use after | not used after | not be used after | void after | invalid after | lapses after | runs to | run to | extended to | extends to | accepted after | longer valid after
cue ends before 0 4 tight: end
cue mentioned before 1 7 tight closed: moved from | postponed from | rescheduled from | changed from
cue ends before 1 6 tight: between now and | now and | from now to
cue ends before 3 7: not use | not be used
cue starts before 1 5 tight: from | as of | since | as from
cue event before 1 9 tight closed: holiday starts | holiday starts on | holidays start | holidays start on | holiday begins | holiday begins on | holidays begin | holidays begin on | holiday ends | holidays end | term ends | term ends on | term starts | term starts on | term begins | term begins on | half term ends | half term starts | school closes | school closes on | schools close | school opens | schools return | school returns | school starts | school ends | schools break up | term begins | event starts | conference starts | week starts | week begins | course starts | course begins | course starts on | term finishes | break up | breaks up | session starts | programme starts
cue event before 1 6 tight closed: runs from | run from | running from | takes place from | take place from | taking place from | held from | on from | place from
cue event before 3 8 closed: office closes | offices close | unit closes | hub closes | library closes | desk closes | school office closes | we will close | centre closes | building closes | buildings close | we close | service closes | line closes | team closes | reopens | reopen | reopening | re opens | re opening | opens again | open again | is closed on | are closed on | office opens | offices open
cue event before 4 3 closed: taking place | takes place | take place | held on | held | will be held | join us | book | save the date | run on | running | hosted | date | dates | when | scheduled for | scheduled | rescheduled | launch | launching | launches | launch date
cue event before 0 3 closed: rescheduled to | rescheduled for | postponed to | postponed until | moved to
cue event after 3 2 closed: meeting | session | conference | webinar | workshop | training | course | event
)";

constexpr std::string_view calendar = R"(
term autumn: 2024-09-02 2024-12-20
term spring: 2025-01-06 2025-04-04
term summer: 2025-04-22 2025-07-22
term autumn half: 2024-10-28 2024-11-01
term spring half: 2025-02-17 2025-02-21
term summer half: 2025-05-26 2025-05-30
term autumn: 2025-09-01 2025-12-19
term spring: 2026-01-05 2026-04-02
term summer: 2026-04-20 2026-07-21
holiday early may: 1995-05-08
holiday early may: 2020-05-08
holiday spring: 2002-06-04
holiday spring: 2012-06-04
holiday spring: 2022-06-02
holiday millennium: 1999-12-31
holiday golden jubilee: 2002-06-03
holiday royal wedding: 2011-04-29
holiday diamond jubilee: 2012-06-05
holiday platinum jubilee: 2022-06-03
holiday state funeral: 2022-09-19
holiday coronation: 2023-05-08
)";

}  // namespace

const Tables& Tables::english() {
  static const Tables tables = [] {
    Tables made(words);
    made.add(sets);
    made.add(cues);
    made.add(calendar);
    made.add(english_awareness());
    return made;
  }();
  return tables;
}

}  // namespace fingerpost::dates
