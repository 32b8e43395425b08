import type { Lexicon } from './lexicon.ts'

/** English as players write it. */
export const english: Lexicon = {
  groups: {
    money: 'money cash funds bucks dough',
    show: 'show check see view tell give display get',
    bet: 'bet bets wager wagers stake parlay betslip coupon accumulator',
    withdrawal: 'withdrawal payout cashout withdraw',
    person: 'operator human agent person manager representative someone support staff specialist',
    call: 'call talk speak connect transfer contact want need get chat give real live switch',
  },
  intents: {
    greeting: {
      phrases: { 0.9: 'hi, hello, hey, hiya, howdy, good_morning, good_evening, good_afternoon, greetings, yo, sup' },
    },
    thanks: { phrases: { 0.9: 'thanks, thank_you, thx, ty, cheers, tysm, much_appreciated, appreciate' } },
    goodbye: {
      phrases: { 0.9: 'bye, goodbye, bye_bye, see_you, see_ya, cya, farewell, good_night, take_care, later' },
    },
    help: {
      phrases: {
        0.85: 'what can you do, what can i ask, list commands, what do you do, how can you help, your commands',
        0.75: 'help, menu, commands',
      },
    },
    operator: {
      phrases: {
        0.95: '{call} {person}, real person, live agent, human being, live chat, live support',
        0.8: 'operator, human, agent, representative',
      },
      forbid:
        'travel agent, estate agent, mobile operator, camera operator, human rights|body|race, mts, operator algebra|overloading, mathematical',
    },
    balance: {
      phrases: {
        0.95: 'my balance, {show} balance, what balance, how_much {money} have, how_much {money} account, account balance, {money} left, current balance, how_much have',
        0.8: 'balance',
      },
      forbid:
        'work-life, work life, balance sheet, balance beam, new balance, balance bike, credit card balance, power, withdraw',
    },
    bets: {
      phrases: {
        0.95: 'my {bet}, {show} {bet}, {bet} history, recent {bet}, last {bet}, {bet} win|won|lose|lost|settled, list {bet}, open {bet}, {bet} yesterday|week|month|today, past {bet}',
        0.7: '=bets, wagers',
      },
      forbid: 'bet_you, you_bet, i_bet_you, best_bet, stake holder, interest',
    },
    withdrawals: {
      phrases: {
        0.95: 'my withdrawals, {show} =withdrawals|payouts, withdrawal history, =withdrawals list, recent|past|last =withdrawals|payouts',
        0.75: '=withdrawals, =payouts',
      },
      forbid: 'symptoms, drug, alcohol, troops, status, where',
    },
    withdrawal_status: {
      phrases: {
        0.97: 'status {withdrawal}, where {withdrawal}, {withdrawal} #, {withdrawal} №, when {money}, where {money}, {withdrawal} pending|stuck|processed|arrive, {withdrawal} not arrived, {money} not arrived, when {withdrawal}, {withdrawal} taking long',
      },
      forbid: 'symptoms, drug, alcohol, troops',
    },
    withdrawal_create: {
      phrases: {
        0.97: '=withdraw #, =withdraw ₽, =withdraw {money}, want =withdraw, =withdraw to card|wallet, cash_out, make|request|new withdrawal, like withdraw, take out {money}, =withdraw my',
        0.7: '=withdraw, cashout, payout',
      },
      forbid: 'symptoms, drug, alcohol, troops, status, where, when',
    },
    bet_create: {
      phrases: {
        0.97: 'bet # on, bet ₽ on, place bet, put # on, put ₽ on, make|new bet, want bet, wager # on, stake # on',
        0.6: 'bet on',
      },
      forbid: 'bet_you, you_bet, i_bet_you, best_bet',
    },
  },
  common:
    "a an the i you he she it we they me him her us them my your his its our their this that these those is are was were be been am do does did have has had will would can could should may might must shall not no yes ok okay please pls plz and or but if so because as of at by for with about into to from in on out up down off over then now here there when where why how what which who whose all any both each few more most other some such only own same than too very just still also even right again today yesterday tomorrow day week month year hour minute morning evening afternoon night bot dear sir guys man bro dude friend mate hey oh well like want need wanna gonna let lets let's know see say tell show give get got go make made think question problem first last new good i'm i'd i'll i've don't didn't doesn't isn't can't won't what's where's how's it's that's much many long quick quickly fast asap wtf fuck fucking shit damn",
  foreign:
    'weather mortgage loan password bonus deposit verification app website registration exchange rate pizza taxi joke music movie recipe ticket alarm',
}
