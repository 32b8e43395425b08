import { expect, jest, test } from '@jest/globals'
import type Big from 'big.js'
import { logger } from '../../observability/logger.ts'
import { everyOperation, replyBeside, tryAll } from '../../testing/backend/every-operation.ts'
import { operationOf } from '../../testing/backend/operation-of-request.ts'
import { answerBeside, useRestBackend } from '../../testing/backend/rest-backend.ts'
import { useRpcWorker } from '../../testing/backend/rpc-worker.ts'

/** The data of every operation, written in other ways, over both transports: understood as they are meant, or refused. */

const { serve, client } = useRpcWorker()
const withData = everyOperation.filter(({ data }) => data !== undefined)
const { backend, cleanups } = useRestBackend()

/** Changes the JSON text of an answer's data. */
type Change = (json: string) => string

const replaced =
  (pattern: RegExp, by: string): Change =>
  json =>
    json.replaceAll(pattern, by)
const inObjects =
  (change: (fields: [string, unknown][]) => [string, unknown][]): Change =>
  json => {
    const of = (data: unknown): unknown =>
      Array.isArray(data) ? data.map(of) : Object.fromEntries(change(Object.entries(data as object)))
    return JSON.stringify(of(JSON.parse(json)))
  }

const understood: Record<string, Change> = {
  'unknown keys': inObjects(fields => [['_links', { self: '/' }], ...fields, ['deleted_at', null], ['tags', []]]),
  'another order': inObjects(fields => fields.reverse()),
  'null for what is optional': inObjects(fields => [
    ...Object.entries({ operator_id: null, status_message: null, last_operator_text: null, processed_at: null }),
    ...fields,
  ]),
  'numbers in quotes': replaced(/":(\d[\d.]*)/g, '":"$1"'),
  'fractions of zeros': replaced(/:(\d+)(?=[,}])/g, ':$1.00'),
  exponents: replaced(/:(\d+)(?=[,}])/g, ':$1.0E+0'),
  'times with an offset': replaced(/T12:34:56Z/g, 'T15:34:56+03:00'),
  'times with a fraction': replaced(/T12:34:56Z/g, 'T12:34:56.000000Z'),
  'words in capitals': json =>
    json.replaceAll(/"(win|lose|card|pending|waiting_operator)"/g, word => word.toUpperCase()),
  indented: json => JSON.stringify(JSON.parse(json), null, 4),
}
const refused: Record<string, Change> = {
  'ids beyond int64': replaced(/"(id|user_id)":\d+/g, '"$1":9223372036854775808'),
  'ids with a fraction': replaced(/"(id|user_id)":\d+/g, '"$1":100.5'),
  'ids in words': replaced(/"(id|user_id)":\d+/g, '"$1":"hundred"'),
  'ids that are true': replaced(/"(id|user_id)":\d+/g, '"$1":true'),
  'ids in objects': replaced(/"(id|user_id)":\d+/g, '"$1":{"$$oid":"100"}'),
}

/** The ports of a backend that answers with changed data, over each transport. */
async function backends(change: Change) {
  const texts = new Map(withData.map(({ method, data }) => [method, change(JSON.stringify(data))]))
  await serve((send, { content, properties }) => {
    const { method } = JSON.parse(content.toString())
    send(replyBeside(method, properties.headers?.['x-request-id']) ?? `{"data":${texts.get(method)}}`)
  })
  const rest = await backend(
    (response, _url, request) => {
      const method = operationOf(request)
      const beside = replyBeside(method, request.headers['x-request-id'])
      if (beside) answerBeside(response, beside)
      else response.end(texts.get(method))
    },
    { timeoutMs: 20_000, retryDelayMs: 1 },
  )
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  cleanups.push(async () => warn.mockRestore())
  return [
    { name: 'REST', ...rest },
    { name: 'RPC', ...client({ timeoutMs: 20_000 }) },
  ]
}

/** Times are compared as moments: offsets and fractions are kept as they came. So are a balance's unknown keys, as `extra`. */
const meaning = (value: unknown): string =>
  JSON.stringify(value, (key, part) => {
    if (key === 'extra') return undefined
    return typeof part === 'bigint' ? `${part}` : key.endsWith('At') ? Date.parse(part) : part
  })

test.each(Object.entries(understood))('%s', async (_, change) => {
  const [plain] = await backends(json => json)
  if (!plain) throw new Error('no transport')
  const expected = (await tryAll(plain, withData)).map(({ method, value }) => [method, meaning(value)])
  for (const ports of await backends(change)) {
    const tried = await tryAll(ports, withData)
    expect([ports.name, tried.map(({ method, value }) => [method, meaning(value)])]).toEqual([ports.name, expected])
  }
})

test.each(Object.entries(refused))('%s are no answer', async (_, change) => {
  for (const ports of await backends(change)) {
    const tried = await tryAll(ports, withData)
    const outcomes = tried.map(({ kind, outcome }) => [kind, outcome])
    // A message has a receipt whatever comes back, and the session is looked up.
    const expected = tried.map(({ kind }) => [kind, kind === 'message' ? 'looked up' : 'malformed'])
    expect([ports.name, outcomes]).toEqual([ports.name, expected])
  }
})

test.each([
  ['9223372036854775807', '0.1', '0.1'],
  ['9007199254740993', '12345678901234567.89', '12345678901234567.89'],
  ['-1', '1.5e3', '1500'],
  ['1', '"0.10"', '0.1'],
  ['1', '1E-2', '0.01'],
  ['1', '-0', '0'],
])('id %s and amount %s keep every digit', async (id, amount, decimal) => {
  const change: Change = json => json.replace(/"id":\d+/, `"id":${id}`).replace(/"amount":[\d.]+/, `"amount":${amount}`)
  for (const { name, customer } of await backends(change)) {
    const call = (requestId: string) => ({ requestId })
    const values = [
      await customer.findBalance(100n, call('data.balance.get_by_user_id')),
      ...(await customer.listBets(100n, 5, call('data.bet.get_by_user_id'))),
      ...(await customer.listWithdrawals(100n, call('data.withdrawal.get_by_user_id'))),
    ] as { id: bigint; amount: Big }[]
    expect([name, ...values.map(value => [value.id, value.amount.toFixed()])]).toEqual([
      name,
      ...Array(3).fill([BigInt(id), decimal]),
    ])
  }
})
