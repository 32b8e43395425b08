import Big from 'big.js'
import type { Bet, Withdrawal } from '../backend.ts'

const balance = '15250.75'

/** Newest first; `hoursAgo` counts from the registration. */
const bets = [
  { hoursAgo: 2, amount: '500', eventType: 'football', eventName: 'Спартак — Зенит', status: 'pending', win: '0' },
  { hoursAgo: 26, amount: '1000', eventType: 'hockey', eventName: 'ЦСКА — СКА', status: 'win', win: '1850' },
  { hoursAgo: 30, amount: '250.50', eventType: 'tennis', eventName: 'Медведев — Рублёв', status: 'lose', win: '0' },
  {
    hoursAgo: 75,
    amount: '700',
    eventType: 'football',
    eventName: 'Real Madrid — Barcelona',
    status: 'win',
    win: '1624',
  },
  { hoursAgo: 8 * 24, amount: '300', eventType: 'basketball', eventName: 'Lakers — Celtics', status: 'lose', win: '0' },
  { hoursAgo: 12 * 24, amount: '1500', eventType: 'mma', eventName: 'Петров — Silva', status: 'win', win: '2775' },
  {
    hoursAgo: 33 * 24,
    amount: '400',
    eventType: 'football',
    eventName: 'Динамо — Локомотив',
    status: 'lose',
    win: '0',
  },
] as const

/** Newest first; `hoursAgo` and `processedAfter` are hours. */
const withdrawals = [
  { hoursAgo: 1, amount: '2000', method: 'card', status: 'pending' },
  { hoursAgo: 20, amount: '1200', method: 'wallet', status: 'processing' },
  { hoursAgo: 9 * 24, amount: '3000', method: 'card', status: 'completed', processedAfter: 5 },
  { hoursAgo: 40 * 24, amount: '10000', method: 'wallet', status: 'rejected', processedAfter: 1 },
] as const

const hour = 3_600_000

/**
 * Sample records for a newly registered user. Ids are short enough to type: the user's id and two digits (user 7 has the
 * withdrawals 701 to 704).
 * @param now milliseconds since 1970; every date counts back from it
 */
export function demoRecords(userId: bigint, now: number): { balance: string; bets: Bet[]; withdrawals: Withdrawal[] } {
  const idOf = (index: number) => (userId % 10n ** 12n) * 100n + BigInt(index + 1)
  const timeOf = (hoursAgo: number) => new Date(now - hoursAgo * hour).toISOString()
  return {
    balance,
    bets: bets.map(({ hoursAgo, amount, win, ...bet }, index) => ({
      ...bet,
      id: idOf(index),
      userId,
      amount: new Big(amount),
      winAmount: new Big(win),
      createdAt: timeOf(hoursAgo),
    })),
    withdrawals: withdrawals.map(({ hoursAgo, amount, method, status, ...rest }, index) => ({
      id: idOf(index),
      userId,
      amount: new Big(amount),
      method,
      status,
      createdAt: timeOf(hoursAgo),
      ...('processedAfter' in rest ? { processedAt: timeOf(hoursAgo - rest.processedAfter) } : {}),
    })),
  }
}
