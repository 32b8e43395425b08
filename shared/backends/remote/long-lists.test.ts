import { expect, test } from '@jest/globals'
import { RemoteCustomer } from './remote-customer.ts'
import type { Transport } from './transport.ts'

const call = { requestId: 'req-1' }
const count = 20_000

/** A backend that ignores the limit. Its bets are one minute apart, in no order. */
function betsOfYears(changes: Record<number, object> = {}) {
  const data: object[] = Array.from({ length: count }, (_, index) => ({
    id: index,
    user_id: 100,
    amount: 10,
    event_type: 'football',
    event_name: 'A — B',
    status: 'win',
    created_at: new Date(Date.UTC(2026, 0, 1) + ((index * 7) % count) * 60_000).toISOString(),
    ...changes[index],
  }))
  const transport: Transport = { send: async () => ({ found: true, data }), close: async () => {} }
  return new RemoteCustomer(transport)
}

/** How often the event loop turns until `work` is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let ended = false
  const turn = () => {
    turns++
    if (!ended) setImmediate(turn)
  }
  setImmediate(turn)
  await work
  ended = true
  return turns
}

test('a list of many thousands is checked in parts, and others have their turn in between', async () => {
  const bets = betsOfYears().listBets(100n, 5, call)
  expect(await turnsDuring(bets)).toBeGreaterThanOrEqual(count / 500)
  const times = (await bets).map(({ createdAt }) => (Date.parse(createdAt) - Date.UTC(2026, 0, 1)) / 60_000)
  expect(times).toEqual([1, 2, 3, 4, 5].map(place => count - place))
})

test('what does not fit is named by its place in the whole list', async () => {
  const bets = betsOfYears({ 12345: { amount: 'much' } }).listBets(100n, 5, call)
  await expect(bets).rejects.toMatchObject({ details: { reason: 'malformed', field: '12345.amount' } })
})
