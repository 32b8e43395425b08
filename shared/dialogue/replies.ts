import Big from 'big.js'
import type { Balance, Bet, Id, Withdrawal, WithdrawalStatus } from '../backends/backend.ts'
import type { BetOutcome } from '../intents/values/bet-outcomes.ts'
import { maxListLength } from './list-length.ts'
import type { BetsWanted, Voice, WithdrawalsWanted } from './turn.ts'

export function balanceReply({ amount, frozen }: Balance, { say, format }: Voice): string {
  return frozen.round(2, 0).lte(0)
    ? say('balance', { amount: format.money(amount) })
    : say('balanceWithFrozen', { amount: format.money(amount), frozen: format.money(frozen) })
}

export function betsReply(bets: Bet[], voice: Voice): string {
  const { say, format } = voice
  if (bets.length === 0) return say('betsNone')
  return lines(
    bets.length === 1 ? say('betsHeaderOne') : say('betsHeader', { count: format.bets(bets.length) }),
    bets.map(bet => betLine(bet, voice)),
  )
}

/** «За всё время» begins with the day of the first of January 1970, wherever the player is. */
const beginning = Date.UTC(1970, 0, 2)

function periodName({ start, end }: { start: Date; end: Date }, { say, format }: Voice): string {
  if (start.getTime() >= beginning) return format.period(start, end)
  return format.isOver(end) ? say('allTimeUntil', { date: format.date(lastOf(end)) }) : say('allTime')
}

const lastOf = (end: Date) => new Date(end.getTime() - 1).toISOString()

/** The newest of the bets that were asked for, and a summary over all of them. */
export function betsBetweenReply(bets: Bet[], wanted: BetsWanted, voice: Voice): string {
  const { say, format } = voice
  const chosen = wanted.outcome ? bets.filter(hasOutcome(wanted.outcome)).slice(0, wanted.limit) : bets
  if (chosen.length === 0) return betsTitle('none', wanted, voice)
  const shown = chosen.slice(0, maxListLength)
  const totals = { count: format.bets(chosen.length), staked: format.money(sum(chosen.map(bet => bet.amount))) }
  const won = format.money(sum(chosen.filter(bet => bet.status === 'win').map(bet => bet.winAmount)))
  return lines(betsTitle('some', wanted, voice), [
    ...shown.map(bet => betLine(bet, voice)),
    ...hidden(shown.length, chosen.length, voice),
    wanted.outcome === 'open' || wanted.outcome === 'lost'
      ? say('betsSummaryStaked', totals)
      : say('betsSummary', { ...totals, won }),
  ])
}

const statusesOf: Record<BetOutcome, readonly Bet['status'][]> = {
  open: ['pending'],
  settled: ['win', 'lose'],
  won: ['win'],
  lost: ['lose'],
}

const hasOutcome =
  (outcome: BetOutcome) =>
  ({ status }: Bet) =>
    statusesOf[outcome].includes(status)

const outcomeTexts = {
  open: 'outcomeOpen',
  settled: 'outcomeSettled',
  won: 'outcomeWon',
  lost: 'outcomeLost',
} as const

const titles = {
  some: { all: 'betsInPeriodHeader', ofOutcome: 'betsOfOutcomeHeader', both: 'betsOfOutcomeInPeriodHeader' },
  none: { all: 'betsNoneInPeriod', ofOutcome: 'betsNoneOfOutcome', both: 'betsNoneOfOutcomeInPeriod' },
} as const

function betsTitle(found: keyof typeof titles, { start, end, outcome }: BetsWanted, voice: Voice): string {
  const { all, ofOutcome, both } = titles[found]
  const period = periodName({ start, end }, voice)
  if (!outcome) return voice.say(all, { period })
  const named = { outcome: voice.say(outcomeTexts[outcome]) }
  return start.getTime() < beginning ? voice.say(ofOutcome, named) : voice.say(both, { ...named, period })
}

function betLine(bet: Bet, { say, format }: Voice): string {
  const { status, createdAt, amount, winAmount } = bet
  const values = { date: format.date(createdAt), event: eventOf(bet), amount: format.money(amount) }
  if (status === 'win') return say('betWon', { ...values, won: format.money(winAmount) })
  return say(betTexts[status], values)
}

const betTexts = { pending: 'betPending', lose: 'betLost', unknown: 'betUnknown' } as const

const eventOf = ({ eventName, eventType, id }: Bet) => eventName.replace(/\s+/gu, ' ').trim() || eventType || `#${id}`

export function withdrawalsReply(withdrawals: Withdrawal[], voice: Voice, wanted: WithdrawalsWanted): string {
  const { say, format } = voice
  const { limit, period, statuses } = wanted
  const chosen = withdrawals.filter(
    withdrawal => (!period || isWithin(period)(withdrawal)) && (!statuses || hasStatus(statuses)(withdrawal)),
  )
  const shown = chosen.slice(0, limit)
  const rows = shown.map(withdrawal => say('withdrawalLine', withdrawalValues(withdrawal, voice)))
  if (period || statuses) {
    const title = withdrawalsTitle(rows.length === 0 ? 'none' : 'some', wanted, voice)
    return rows.length === 0 ? title : lines(title, [...rows, ...hidden(shown.length, chosen.length, voice)])
  }
  if (rows.length === 0) return say('withdrawalsNone')
  if (rows.length === 1) return lines(say('withdrawalsHeaderOne'), rows)
  return lines(say('withdrawalsHeader', { count: format.withdrawals(rows.length) }), rows)
}

const withdrawalsTitles = {
  some: {
    inPeriod: 'withdrawalsInPeriodHeader',
    ofStatus: 'withdrawalsOfStatusHeader',
    both: 'withdrawalsOfStatusInPeriodHeader',
  },
  none: {
    inPeriod: 'withdrawalsNoneInPeriod',
    ofStatus: 'withdrawalsNoneOfStatus',
    both: 'withdrawalsNoneOfStatusInPeriod',
  },
} as const

function withdrawalsTitle(found: 'some' | 'none', { period, statuses }: WithdrawalsWanted, voice: Voice): string {
  const { inPeriod, ofStatus, both } = withdrawalsTitles[found]
  const status = (statuses ?? []).map(one => voice.say(statusTexts[one])).join(' / ')
  if (!period) return voice.say(ofStatus, { status })
  const name = periodName(period, voice)
  return statuses ? voice.say(both, { period: name, status }) : voice.say(inPeriod, { period: name })
}

const hasStatus =
  (statuses: readonly WithdrawalStatus[]) =>
  ({ status }: Withdrawal) =>
    status !== 'unknown' && statuses.includes(status)

const isWithin =
  ({ start, end }: { start: Date; end: Date }) =>
  ({ createdAt }: Withdrawal) =>
    Date.parse(createdAt) >= start.getTime() && Date.parse(createdAt) < end.getTime()

/** A line that says how many of a period do not fit into the list, if any. */
const hidden = (shown: number, count: number, { say }: Voice) =>
  shown < count ? [say('moreThanShown', { shown: String(shown), count: String(count) })] : []

/** `withdrawal` is undefined for one that does not exist or is somebody else's: the player must not learn which. */
export function withdrawalReply(withdrawal: Withdrawal | undefined, id: Id, voice: Voice): string {
  if (!withdrawal) return voice.say('withdrawalNotFound', { id: String(id) })
  return voice.say('withdrawalStatus', withdrawalValues(withdrawal, voice))
}

const statusTexts = {
  pending: 'statusPending',
  processing: 'statusProcessing',
  completed: 'statusCompleted',
  rejected: 'statusRejected',
  unknown: 'statusUnknown',
} as const

const methodTexts = { card: 'methodCard', wallet: 'methodWallet', unknown: 'methodUnknown' } as const

function withdrawalValues({ id, createdAt, amount, method, status }: Withdrawal, { say, format }: Voice) {
  return {
    id: String(id),
    date: format.date(createdAt),
    amount: format.money(amount),
    method: say(methodTexts[method]),
    status: say(statusTexts[status]),
  }
}

const lines = (header: string, items: string[]) => [header, ...items].join('\n')
const sum = (amounts: Big[]) => amounts.reduce((total, amount) => total.plus(amount), new Big(0))
