/** Words that say nothing about the topic: function words, manners, chatter, oaths, time. */
export const common = `
  a an the i you he she it we they me him her us them my your yours his its our their mine this that these those
  myself yourself is are was were be been being am do does did doing done have has had having will would can
  could should may might must shall not no yes yeah yep nope ok okay please pls plz plss and or but if so
  because cause as of at by for with about into to from in on out up down off over then now here there when
  where why how what which who whose whom all any both each few more most other some such only own same than too
  very just still also even right again yet ever never always sometimes often soon today yesterday tomorrow
  tonight day days week weeks month months year years hour hours minute minutes morning evening afternoon night
  time date bot robot dear sir madam guys man bro dude friend mate buddy pal hey oh well like want need wanna
  gonna gotta let lets let's know see say tell show give get got go going come make made take took use using
  think thought question questions problem issue first last new good nice great fine perfect sure really
  actually basically maybe probably i'm i'd i'll i've don't didn't doesn't isn't aren't wasn't weren't hasn't
  haven't hadn't won't wouldn't can't couldn't shouldn't what's where's how's it's that's there's who's you're
  we're they're dont didnt doesnt isnt cant wont whats wheres hasnt havent im ive id u ur r n't much many lot
  lots long short quick quickly fast asap immediately urgent urgently right-now wtf fuck fucking shit damn hell
  stupid idiot idiots scam scammers crap useless ridiculous annoying angry try trying tried look looking find
  check wait waiting help helping ask asking answer reply explain understand hi hello thanks thank bye goodbye
  one two three four five six seven eight nine ten hundred thousand couple something anything nothing everything
  someone anyone everyone somebody anybody nobody thing things stuff way kind sort bit little big player game
  match play playing played team customer user account app-less keep keeps kept put puts sent send told said
  says saying since ago after before until till while during already once twice another between through without
  within around back away would've could've should've y'all ya yo ain't lol omg hmm um uh er well-known
  please-help end side sorry excuse pardon kindly hope wish love hate feel mean means able possible impossible
  allowed amount sum total dollars dollar rub rubles ruble rouble roubles awesome excellent sweet cool amazing
  wonderful lovely brilliant fantastic helpful glad happy pleased beaucoup call calling talk talking speak
  speaking left start list view pull reach type write read place money half rest entire whole outstanding milan
  bayern celtics psg chelsea porto real nba inquiry enquiry info information draw home win under liverpool
  arsenal spartak zenit barcelona madrid lakers
`

/** Words of topics that the bot does not know. */
export const foreign = `
  weather forecast mortgage loan credit interest apr rate rates exchange currency usd eur euro bitcoin stock
  stocks password login log-in signin signup register registration verify verification verified document
  passport sms otp code username bonus bonuses promo promotion promocode freebet voucher reward rewards cashback
  jackpot lottery deposit deposits deposited top-up topup app website site crash crashes crashed browser update
  download install server pizza taxi joke music song movie recipe ticket alarm flight hotel restaurant doctor
  hospital translate odds handicap schedule score prediction predictions tip tips livestream stream lineup fee
  fees tax taxes limit limits minimum maximum min max rules terms cancel cancelled refund void bill bills
  insurance rent salary payroll paycheck routing pin fraud vacation pto mileage mpg calories job jobs career
  vacancy calculator definition meaning training safe earn delete close email phone address method methods
  usually edit change games matches results complain complaint blocked limited stole elections legal accept
  someone_else else exclude gambling addiction usual button order package parcel delivery shipping shipment
  symptoms drug alcohol troops nato caffeine opioid nicotine
`

/** Words that are recognised with a slip in them, in the forms that people write. */
export const misspelt = `
  balance withdrawal withdrawals withdraw withdrawing operator representative account history hello thanks
  goodbye support manager payout payouts status wager wagers accumulator cashout
`

/** Words one slip away from those, and words of their own. */
export const lookalikes = `
  better letter beat boat belt best beta debt wages water later latter alphabet withdrawn without window drawer
  drawing operation operations operating opera operate valance lance imbalance hall hill hail hole halo hero
  helm thank think thing tank tanks menus mend money monkey honey human humane humid agency agenda cast cask
  cash crash list lost lust parlor partly party parley stack steak strike state stage stale stakeholder pay-per
  payroll history story person prison personal personnel monday mandate manage managed management managing
  manger support supper sport supporter supported supports command common commander hay hoy key they
`
