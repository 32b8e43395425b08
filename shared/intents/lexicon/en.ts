import { balance } from './en/balance.ts'
import { betCreate } from './en/bet-create.ts'
import { bets } from './en/bets.ts'
import { groups } from './en/groups.ts'
import { help } from './en/help.ts'
import { goodbye, greeting, thanks } from './en/manners.ts'
import { operator } from './en/operator.ts'
import { withdrawalCreate } from './en/withdrawal-create.ts'
import { withdrawalStatus } from './en/withdrawal-status.ts'
import { withdrawals } from './en/withdrawals.ts'
import { common, foreign, lookalikes, misspelt } from './en/words.ts'
import type { Lexicon } from './lexicon.ts'

/** English as players write it. */
export const english: Lexicon = {
  groups,
  intents: {
    greeting,
    thanks,
    goodbye,
    help,
    operator,
    balance,
    bets,
    withdrawals,
    withdrawal_status: withdrawalStatus,
    withdrawal_create: withdrawalCreate,
    bet_create: betCreate,
  },
  forbid: `
    out_my_bet, what_is_a, what_is_an, what_are_the_odds, what_does, what's_a, error, not_working, going_through
    doesn't_work, else's, someone_else, free_bet
  `,
  common,
  foreign,
  misspelt,
  lookalikes,
  variants: {
    what: 'wut wat whut',
    where: 'wheres',
    you: 'u ya',
    your: 'ur',
    my: 'mah',
    money: 'monies mony',
    please: 'pls plz',
  },
  negators: `
    not no don't dont didn't never won't
  `,
  negatable: `
    want need like wanna call bet withdraw place make show talk transfer connect send put
  `,
  negatableAlone: `
    operator balance bet bot robot human agent machine
  `,
}
