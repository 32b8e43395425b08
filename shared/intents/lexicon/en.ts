import { commonEnglish, foreignEnglish, lookalikesEnglish } from './en-words.ts'
import type { Lexicon } from './lexicon.ts'

/** English as players write it. */
export const english: Lexicon = {
  groups: {
    money: 'money cash funds =bucks dough rubles =winnings =funds moolah',
    much: 'how_much =howmuch',
    many: 'how_many =howmany',
    show: 'show check see view tell =give display =get list look =looking =checking know pull_up see_my',
    have: 'have got own =left remaining available =i_have',
    account: 'account wallet =acc =acct',
    bet: '=bet =bets wager wagers parlay betslip =slip coupon accumulator =acca =stakes =bests',
    withdrawal:
      '=withdrawal =withdrawals =withdrawl =withdrawls =payout =payouts =pay-out =cashout =cashouts =cash-out =withdrawel',
    withdrawals: '=withdrawals =payouts =cashouts =withdrawls =withdraws',
    person:
      'operator human agent person =people =manager representative =rep =support =staff specialist advisor adviser =humans representative customer_service',
    call: 'call talk speak connect transfer contact =want =need =get chat =give =real =live switch reach =put =let message =please =find =pass forward =where speaking talking',
    settled:
      'win =won lose =lost settled =settle =hit result outcome status pay paid cash =happened =go =going =do =did =doing ended',
    history: 'history recent last latest past previous list statement record log =all summary =older overview activity',
    period:
      '=yesterday =today =week =month =year =days =weeks =months january february =march april =may june july august september october november december =monday =tuesday =wednesday =thursday =friday =saturday =sunday weekend =jan =feb =mar =apr =jun =jul =aug =sep =oct =nov =dec =night',
    arrived:
      'arrive arrived =come =came receive received =got get =getting paid =pay process processed =clear cleared land credited =show =complete completed sent =hit appear appeared approved',
    stuck:
      'stuck pending processing processed delayed rejected declined approved denied =late frozen hanging =slow failed refused completed =missing cleared taking_long taking_so_long taking_forever',
    takeout:
      '=withdraw =withdrawing =withdrow =widthdraw =withdarw =cashout cash_out cash_me_out pay_out =payout take_out =cash-out =with_draw',
    send: '=send =transfer =move =pay =put =wire',
    to_card: 'card wallet =visa =mastercard =bank qiwi paypal skrill crypto',
    place: '=place =put =make =stake =wager =lay =bet =placing =take =putting',
  },
  intents: {
    greeting: {
      phrases: {
        0.95: "=hi, =hii, =hello, =helo, =hallo, =hey, =heyy, =heya, =hiya, =howdy, good_morning, good_evening, good_afternoon, good_day, greetings, =yo, =sup, =wassup, whats_up, what's_up, morning_all, =gm, =hullo, anyone_here, anybody_here, anyone_there, anybody_there, =morning, =evening, =afternoon, =heyo, =hola, you_there, you_here",
      },
      forbid: 'hi-fi, hi-tech, hello_world, hello_kitty, hey_jude',
    },
    thanks: {
      phrases: {
        0.95: '=thanks, =thanking, =thank, thank_you, =thx, =thnx, =thanx, =tnx, =ty, =cheers, =tysm, much_appreciated, appreciate, =thankyou, =thankful, =grateful, =appreciated, =tks, =thankss, much_obliged, owe_you_one, =obliged, =gratitude, you_helped_me, very_helpful, so_helpful, helped lot|me|much, =lifesaver, god_bless',
      },
      forbid: 'thanks_for_nothing, thank_you_letter, thank_you_card, thank_you_note, thanks_giving, =lyrics',
    },
    goodbye: {
      phrases: {
        0.95: "=bye, =goodbye, good_bye, bye_bye, see_you, see_ya, =cya, =farewell, good_night, take_care, =ttyl, =later, =laters, catch_you, talk_to_you_later, have_a_nice, have_a_good, have_a_great, nice_day, great_day, so_long, =byee, gotta_go, =goodnight, talk_later, signing_off, i'm_off, have_a_good_one, adios, ciao, =cheerio, =peace_out, =peace, nice|good|great|cool|lovely|pleasure talking|speaking|chatting|talk|speak|chat, until_next_time, till_next_time, im_out, i'm_out, outta_here, out_of_here, i'm_leaving, =byebye, =sayonara, talk_soon, speak_soon",
      },
      forbid: '=goodbye_~, bye_week, =later_~, take_care_of, see_you_~',
    },
    help: {
      phrases: {
        0.95: 'what can you do|help|assist, what can i ask|do|say|type|here, =commands list|show|available, what_do_you_do, what_do_you_know, how_can_you_help, how_can_you_assist, what_you_can_do, what_can_you_do, what subjects|topics|tasks|kinds|types|kind|sort|sorts questions|ask|answer|help|handle|know, example|examples ask, =your commands|features|functions|abilities|capabilities, what_are_you for|able, how does this|bot bot|chat|work, how_do_i|how_to use|work this|bot|you, what questions ask, show menu, what help with you can, who_are_you, how_you_work, how_bot_works, how_does_it_work, how_does_this_work, how_it_works, how_to_use, what_is_this bot|chat|thing, what_else can you do, what_is_this_bot, how_do_you_work, guide me, what =features|=functions|=commands|=abilities you|your|there, how_can_i_use, how_do_i_use, what_are_you capable, your capabilities, =new here, which commands, what =things can you, =main_menu, need some =help, what =services|=topics you',
        0.75: '=help, =menu, =commands, =options, =hepl, =helpp, =instructions, =assistance, =assist, =faq',
      },
      forbid:
        'help_desk, for_your_help, for_help, for_the_help, for_all_your_help, help_~, menu_~, ~_menu, ~_help, the_help, =help_wanted, {call} {person}, =someone help real',
    },
    operator: {
      phrases: {
        0.97: '{call} {person}, talk|speak|chat|connect|through =someone|=somebody, =someone|=somebody real|human|live, =supervisor {call}, real|live|actual|living human|person|agent|operator|people|support|someone|chat, human being, live chat|support, !=bot, !=bots, not_a_bot, !=robot, !=machine, customer service|support|care, =stop bot, =not_a|no|robot bot =human|=person|human, put_me_through, =through_to_an|=to_a|=to_an =agent|=human|=operator|=person|=representative, are_there|any =humans|=people, =support_team, help_line, hotline',
        0.85: '=operator, =human, =agent, =escalate, =representative, =operater, =rep, =support, =manager, =supervisor',
        0.65: 'person, =humans, =helpdesk',
      },
      forbid:
        'human_rights, human_right, support_my, are_you, ~_agent, ~_operator, ~_manager, manager_~, travel|estate|secret|real_estate agent, mobile|camera|machine operator, human_~, operator_~, support_~, tech_support_~, mts, overloading, =stress manager, password|file|project manager, per_person, agent_~, =hire, =job, ~_support, ~_human, ~_representative, ~_person, person_~',
    },
    balance: {
      phrases: {
        0.97: "=my balance, {show} balance, what|what's|whats balance, {much} {money} {have}|left|account, {much} {account} have|left|in|my, =account balance, =current|=available|=remaining|=wallet balance|funds|money, =balance =check|please|pls, {money} left {account}, {much} do_i|=i have|got, {much} i =have|got|'ve, any {money} {have}|left, {money} in my {account}, what's_in my {account}, whats_in my {account}, left in|on my {account}, do_i_have {money}, show {money} have, {much} is|'s =left|account|in_there, {much} can|could i {takeout}, {much} =withdraw can, what's|whats left, funds left|available, {show} {account} funds|money, my_funds, balance_inquiry, account_funds, my_account_funds, balance inquiry|enquiry, {have} in my {account}, {money} on|in my {account}, am_i broke",
        0.85: '=balance, =bal, =balnce, =ballance, =balanse, =balanc',
        0.8: '{much} {money}, {money} left, {much} left, {much} i have',
      },
      forbid:
        "checks_and, work-life, work_life, balance_my, balance_sheet, balance_beam, new_balance, balance_of, balance_~, balance_the, credit_card, white, =lost my balance, balance on, ~_balance, bill, pto, =cost, =equation, gift, airline, miles, vacation, electric, =deposit, {much} {bet}, {much} =lose|=lost|=win|=won|=staked|=withdrawn, where {money}, {arrived} {money} not|n't|yet",
    },
    bets: {
      phrases: {
        0.97: '=my {bet}, {show} {bet}, {history} {bet}, {bet} history, =betting|=wagering history|record|activity|stats, {bet} {settled}, {settled} {bet} my, =open|=pending|=active|=settled|=lost|=winning|=losing|=won|=current|=unsettled|=live {bet}, {bet} {period}, {bet} from to, list|where|why|when {bet}, what did_i|have_i =bet, =bet on what did, {much} did_i|have_i|i =lose|=lost|=win|=won|=staked|=stake|=bet|=wagered, {many} {bet} have|did|i, did_i =win|=lose, have_i =won|=lost, i =won|=win or|did, =my betslip|slip|acca, what|which {bet} my|have|open|are, total =staked|=wagered|=bet|=won|=lost, {much} =up|=down am_i, how =my =bet =did|=doing|=do|going, what happened =bet, {bet} in {period}',
        0.8: '=bets, =wagers, =betslip, betting_history, =wager_history, =accumulator, =parlay',
      },
      forbid:
        'your_bets, hedge, all_bets, bet_awards, bet_you, you_bet, i_bet_you, bet_it, bet_that, best_bet, bet_tv, stake_holder, interest, steak, what_is_a, can_i_=bet, could_i_=bet, =bet # on, =bet ₽ on, put # on, {place} =a|an|new bet|wager, =new_bet, =bet_on_~ #, want_to_bet, minimum, maximum, cancel, {much} {money} account, =how_to, =bet_all, to_place|can|want|please|let|like|help =place, =order_history, =wooden',
    },
    withdrawals: {
      phrases: {
        0.97: '=my {withdrawals}, {show} {withdrawals}, {many} {withdrawals}, what {withdrawals} =did|=have, =list {withdrawal}, =total|all {withdrawals}|=withdrawn|=withdrew, =last|=latest|=previous|=recent {withdrawal}, {history} {withdrawals}, {withdrawal} history|records|list|log|requests, list {withdrawals}, {withdrawal} =requests, =pending|=open|=completed {withdrawals}, {much} have_i|did_i|i =withdrawn|=withdrew|{takeout}, what have_i =withdrawn, {withdrawals} {period}, =all my {withdrawals}, {history} {withdrawal} =requests',
        0.8: '=withdrawals, =payouts, =cashouts, =withdrawls',
      },
      forbid: 'symptoms, drug, alcohol, troops, =where, =when, =status, =stuck, nato, {withdrawals}_#, №, =cancel',
    },
    withdrawal_status: {
      phrases: {
        0.97: "=update|=updates|=news {withdrawal}|{money}, {arrived} {withdrawal} =date|=long|until, get|getting paid =when|=until|=still, {money} left account bank|not, =status cash_out, has|have|is|was|did {money} =sent|=paid|=left|=gone, =made|=requested|=submitted {withdrawal}, =withdrew #|₽|last|on|{money}, =no {money} yet|still|received|came,  =status {withdrawal}, {withdrawal} status, where|where's|wheres {withdrawal}, {withdrawal} #, {withdrawal} №, when {money} {arrived}, where|where's|wheres {money}, {withdrawal} {stuck}, {withdrawal} {arrived} not|n't|yet|did|has|when|hasn't|haven't|didn't, {money} {arrived} not|n't|yet|hasn't|haven't|didn't|never|still|no, when {withdrawal}, what's|what|whats happened|going|about|up|with =my {withdrawal}, {withdrawal} taking|long|waiting|wait, waiting|wait {withdrawal}|{money}, why {withdrawal}, how_long {withdrawal}, track|trace {withdrawal}, =my {withdrawal}, =withdrew|=withdrawn yesterday|ago|nothing|not|where|still|haven't|didn't, did|has|is|was =my {withdrawal}, check {withdrawal} status|#|№, {money} not =received|=arrived, not {arrived} {withdrawal}, when get|receive|paid =paid|=money|=cash, still no|not|waiting {money}|{withdrawal}, {withdrawal} not, {withdrawal} nothing|ago|still|yet, did|have you send|sent my {money}, pay me my {money}",
      },
      forbid:
        'symptoms, drug, alcohol, troops, nato, caffeine, method, deposit, fee, minimum, limit, cancel, want|like|make|new {withdrawal} a, =make|=list|=history|=records {withdrawal}, =much_can, order, package, {withdrawals}, opioid, nicotine',
    },
    withdrawal_create: {
      phrases: {
        0.97: '{takeout} #, {takeout} ₽, {takeout} {money}, {takeout} to|onto {to_card}, =make|=request|=new|=start|=do|=create|=submit|=want|=initiate|=another a|an|new|my|to {withdrawal}, request|start|make|new|create|submit|initiate {withdrawal}, {takeout} =all|my|everything, {takeout} my, my {money} out, payout my|=all, {send} # {to_card}, {send} ₽ {to_card}, {send} {money} {to_card}, {money} on|to|onto my {to_card} want|send|get, take # out, take {money} out, get {money} out, =cash =out, {withdrawal} # {to_card}, {withdrawal} please, {withdrawal} to {to_card}',
        0.88: 'want|wanna|like|need|can|how|let|help|ready {takeout}',
        0.8: '=withdraw, =cashout, =cash-out, =withdrawing',
        0.7: '=withdrawal, =payout, =withdrow',
      },
      forbid:
        "can't, cannot, cant, unable, not_working, withdraw_from, symptoms, drug, alcohol, troops, method, nato, caffeine, status, =where, =when, =where's, stuck, pending, =my {withdrawal}, {withdrawal}_~, ~_{withdrawal}, how_much|much_can, {withdrawal} №, {withdrawal} # check|where|status|17, trash, register, prizes, fee, limit, limits, minimum, cancel, ~_=withdrawal, =made|=requested|=submitted {withdrawal}, {history} {withdrawal}|{withdrawals}, {many} {withdrawals}, =list {withdrawal}, what {withdrawals}, =my {withdrawal} =list, total {withdrawals}, =withdrawal_~, =withdrawal_from, =withdrawal #",
    },
    bet_create: {
      phrases: {
        0.97: '=bet # on, =bet ₽ on, =place|=placing|=make|=submit|=put|=want|=like|=wanna|=new|=let|=take|=another =bet|=wager, =put # on, =put ₽ on, =wager|=stake|=lay # on, =wager|=stake|=lay ₽ on, want|wanna|like|can|let|how =bet, place # on, place ₽ on, put {money} on, =bet # the, how_to =bet, stick # on, =bet all on, put a bet, =bet_on, =bet_#',
        0.65: '=stake, =wager',
      },
      forbid:
        "can't, cannot, cant, unable, how_much, bet_you, you_bet, i_bet_you, bet_it, bet_that, i_bet_he|i_bet_she|i_bet_they|i_bet_it|i_bet_you, best_bet, minimum, maximum, cancel, on_the_table, wooden, my_=bets, bet_you_can't, did_i, what_did, have_i, show|list|history {bet}, =bet_tv, stake_house",
    },
  },
  forbid:
    "out_my_bet, what_is_a, what_is_an, what_are_the_odds, error, not_working, going_through, doesn't_work, else's, someone_else, what_does, what's_a, free_bet",
  common: commonEnglish,
  foreign: foreignEnglish,
  misspelt:
    'balance withdrawal withdrawals withdraw withdrawing operator representative account history hello thanks goodbye support manager payout payouts status wager wagers accumulator cashout',
  lookalikes: lookalikesEnglish,
  variants: {
    what: 'wut wat whut',
    where: 'wheres',
    you: 'u ya',
    your: 'ur',
    my: 'mah',
    money: 'monies mony',
    please: 'pls plz',
  },
  negators: "not no don't dont didn't never won't",
  negatable: 'want need like wanna call bet withdraw place make show talk transfer connect send put',
  negatableAlone: 'operator balance bet bot robot human agent machine',
}
