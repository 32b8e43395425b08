import { expect, test } from '@jest/globals'
import Big from 'big.js'
import { failedFor } from '../../testing/backend/backend-failure.ts'
import { call } from '../../testing/backend/call.ts'
import { someBalance, useRestBackend } from '../../testing/backend/rest-backend.ts'
import type { Balance } from '../backend.ts'
import { operations } from './operations.ts'

const { backend } = useRestBackend()

const before: Balance = { ...someBalance, amount: new Big(1000), frozen: new Big(0), extra: { bonus: 5 } }
const target: Balance = { ...before, amount: new Big(900), frozen: new Big(100) }

interface Company {
  /** Whether the first try is carried out, although its connection is reset. */
  carriesOut?: boolean
  /** What the company makes of the balance before the second try. */
  change?: (balance: Record<string, unknown>) => object
  /** Whether the balance cannot be read. */
  isSilent?: boolean
}

/** A backend whose first PUT ends with a reset connection. */
async function resetting({ carriesOut = false, change = balance => balance, isSilent = false }: Company) {
  let balance: object = { ...wire(before) }
  let puts = 0
  const { customer, peer } = await backend((response, _url, request) => {
    if (request.method === 'GET') {
      if (isSilent) response.socket?.resetAndDestroy()
      else response.end(JSON.stringify(balance))
      return
    }
    puts++
    const sent = JSON.parse(String(peer.received.at(-1)?.body))
    if (puts > 1 || carriesOut) balance = sent
    if (puts > 1) return void response.end()
    balance = change(balance as Record<string, unknown>)
    response.socket?.resetAndDestroy()
  })
  const update = (...read: [Balance?]) => customer.updateBalance(target, call, ...read)
  return { update, sent: () => peer.received.map(({ method }) => method).join(' '), balance: () => balance }
}

const wire = ({ id, userId, amount, frozen, updatedAt, extra }: Balance) => ({
  ...extra,
  id: Number(id),
  user_id: Number(userId),
  amount: Number(amount),
  frozen: Number(frozen),
  updated_at: updatedAt,
})

test('a lost update that was not carried out is sent again, once the balance has shown that', async () => {
  const { update, sent, balance } = await resetting({})
  await update(before)
  expect({ sent: sent(), balance: balance() }).toEqual({ sent: 'PUT GET PUT', balance: wire(target) })
})

test('a lost update that was carried out is a success, and not sent again', async () => {
  const { update, sent, balance } = await resetting({ carriesOut: true })
  await update(before)
  expect({ sent: sent(), balance: balance() }).toEqual({ sent: 'PUT GET', balance: wire(target) })
})

test.each<[string, Company, object]>([
  [
    'the player was credited after it was carried out',
    { carriesOut: true, change: balance => ({ ...balance, amount: 1300 }) },
    { ...wire(target), amount: 1300 },
  ],
  [
    'the player was credited, and it was not carried out',
    { change: balance => ({ ...balance, amount: 1400 }) },
    { ...wire(before), amount: 1400 },
  ],
  [
    'a key that we do not know has changed',
    { change: balance => ({ ...balance, bonus: 6 }) },
    { ...wire(before), bonus: 6 },
  ],
  ['the balance cannot be read', { isSilent: true }, wire(before)],
])('a lost update is not sent again, and nothing is erased, when %s', async (_, company, expected) => {
  const { update, sent, balance } = await resetting(company)
  await expect(update(before)).rejects.toEqual(failedFor('transport', { operation: 'data.balance.update' }))
  expect({ sent: sent(), balance: balance() }).toEqual({ sent: 'PUT GET', balance: expected })
})

test('a lost update is not sent again when it is not known what the balance was', async () => {
  const { update, sent } = await resetting({})
  await expect(update()).rejects.toEqual(failedFor('transport'))
  expect(sent()).toBe('PUT')
})

test('what is asked before a retry has only the time that the first try has left', async () => {
  const firstMs = 200
  const timeoutMs = 5000
  const { transport } = await backend(response => void setTimeout(() => response.socket?.resetAndDestroy(), firstMs), {
    timeoutMs,
  })
  const left: number[] = []
  const mayRepeat = async (ms: number) => left.push(ms) < 0
  const payload = { user_id: 1n }
  await expect(transport.send(operations.updateBalance, payload, call, { mayRepeat })).rejects.toEqual(
    failedFor('transport'),
  )
  expect(left).toEqual([expect.any(Number)])
  expect(left[0]).toBeLessThanOrEqual(timeoutMs - firstMs + 5)
})
