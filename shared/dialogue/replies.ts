import Big from 'big.js'
import type { Balance, Bet, Id, Withdrawal } from '../backends/backend.ts'
import type { Voice } from './turn.ts'
import { longestList } from './understand.ts'

export function balanceReply({ amount, frozen }: Balance, { say, format }: Voice): string {
  return frozen.eq(0)
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

/** The newest of the period's bets, and a summary over all of them. */
export function betsBetweenReply(bets: Bet[], { start, end }: { start: Date; end: Date }, voice: Voice): string {
  const { say, format } = voice
  const period = start.getTime() < beginning ? say('allTime') : format.period(start, end)
  if (bets.length === 0) return say('betsNoneInPeriod', { period })
  const shown = bets.slice(0, longestList)
  const count = format.bets(bets.length)
  return lines(say('betsInPeriodHeader', { period }), [
    ...shown.map(bet => betLine(bet, voice)),
    ...(shown.length < bets.length
      ? [say('betsMore', { shown: String(shown.length), count: String(bets.length) })]
      : []),
    say('betsSummary', {
      count,
      staked: format.money(sum(bets.map(bet => bet.amount))),
      won: format.money(sum(bets.filter(bet => bet.status === 'win').map(bet => bet.winAmount))),
    }),
  ])
}

function betLine({ status, createdAt, eventName, amount, winAmount }: Bet, { say, format }: Voice): string {
  const values = { date: format.date(createdAt), event: eventName, amount: format.money(amount) }
  if (status === 'win') return say('betWon', { ...values, won: format.money(winAmount) })
  return say(status === 'lose' ? 'betLost' : 'betPending', values)
}

export const listedWithdrawals = 5

export function withdrawalsReply(withdrawals: Withdrawal[], voice: Voice): string {
  const { say, format } = voice
  if (withdrawals.length === 0) return say('withdrawalsNone')
  const shown = withdrawals.slice(0, listedWithdrawals)
  return lines(
    shown.length === 1
      ? say('withdrawalsHeaderOne')
      : say('withdrawalsHeader', { count: format.withdrawals(shown.length) }),
    shown.map(withdrawal => say('withdrawalLine', withdrawalValues(withdrawal, voice))),
  )
}

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
} as const

function withdrawalValues({ id, createdAt, amount, method, status }: Withdrawal, { say, format }: Voice) {
  return {
    id: String(id),
    date: format.date(createdAt),
    amount: format.money(amount),
    method: say(method === 'card' ? 'methodCard' : 'methodWallet'),
    status: say(statusTexts[status]),
  }
}

const lines = (header: string, items: string[]) => [header, ...items].join('\n')
const sum = (amounts: Big[]) => amounts.reduce((total, amount) => total.plus(amount), new Big(0))
