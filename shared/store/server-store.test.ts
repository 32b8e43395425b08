import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startLibsqlServer } from '../testing/programs/libsql-server.ts'
import { Dialogues } from './dialogues.ts'
import { openStore } from './open-store.ts'

const locked = { type: 'error', error: { message: 'SQLite error: database is locked', code: 'SQLITE_BUSY' } }

let libsql: Awaited<ReturnType<typeof startLibsqlServer>>
let front: Server
let url: string
const encodings = new Set<unknown>()
/** How many of the next calls the server refuses, as it does under too many concurrent writes. */
let busy = 0

beforeAll(async () => {
  libsql = await startLibsqlServer()
  front = createServer(async (request, response) => {
    if (request.method === 'GET') return response.writeHead(request.url === '/v2' ? 200 : 404).end()
    encodings.add(request.headers['accept-encoding'])
    const body = (await json(request)) as { requests: { type: string }[] }
    if (busy > 0 && busy--) {
      const results = body.requests.map(({ type }) => (type === 'close' ? { type: 'ok', response: { type } } : locked))
      return response.end(JSON.stringify({ baton: null, base_url: null, results }))
    }
    const answer = await fetch(libsql.url + request.url, { method: 'POST', body: JSON.stringify(body) })
    return response.writeHead(answer.status).end(await answer.text())
  }).listen(0, '127.0.0.1')
  await once(front, 'listening')
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterAll(async () => {
  front.closeAllConnections()
  front.close()
  await libsql.stop()
})

test('a write refused under contention is sent again, and carried out once', async () => {
  const store = await openStore({ kind: 'server', url })
  const dialogues = new Dialogues(store)
  busy = 3
  expect(await dialogues.recordMiss(1n)).toBe(1)
  busy = 2
  expect(await dialogues.claimEscalation(1n, 60_000)).toEqual({ state: 'claimed', epoch: 1 })
  expect(busy).toBe(0)
  await store.close()
})

test("a server that stays busy is an error after the call's timeout", async () => {
  const store = await openStore({ kind: 'server', url }, { serverTimeoutMs: 1_000 })
  busy = 1000
  const refusal = { code: 'internal_error', details: { store: url, code: 'SQLITE_BUSY' } }
  await expect(new Dialogues(store).recordMiss(2n)).rejects.toMatchObject(refusal)
  busy = 0
  expect(await new Dialogues(store).recordMiss(2n)).toBe(1)
  await store.close()
})

test('no compressed answer is requested: for one row, compression costs both sides more', async () => {
  const store = await openStore({ kind: 'server', url })
  await store.close()
  expect(encodings).toEqual(new Set(['identity']))
})
