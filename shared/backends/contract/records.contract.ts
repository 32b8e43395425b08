import Big from 'big.js'
import type { Bet, Call, Id, Withdrawal } from '../backend.ts'

export const call: Call = { requestId: 'contract' }
export const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA'
export const maxId = 9223372036854775807n
export const beyondDouble = 9007199254740993n // 2^53 + 1
export const money = (text: string) => new Big(text)

const numeric = (value: unknown) => (value instanceof Big ? value.toFixed() : value)

/** A record in comparable form: money as text, because equal Bigs may differ internally, and times as instants. */
export const plain = (record: object) =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      /At$/.test(key) ? new Date(value).toISOString() : numeric(value),
    ]),
  )

export const idsOf = (records: { id: Id }[]) => records.map(({ id }) => id)

let lastId = 100n
export const nextId = (): Id => ++lastId

export const bet = (userId: Id, changes: Partial<Bet> = {}): Bet => ({
  id: nextId(),
  userId,
  amount: money('10'),
  eventType: 'football',
  eventName: 'Спартак — Зенит',
  status: 'pending',
  winAmount: money('0'),
  createdAt: '2026-02-23T12:34:56Z',
  ...changes,
})

export const withdrawal = (userId: Id, changes: Partial<Withdrawal> = {}): Withdrawal => ({
  id: nextId(),
  userId,
  amount: money('50'),
  method: 'card',
  status: 'pending',
  createdAt: '2026-02-23T12:34:56Z',
  ...changes,
})
