import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { functionAt, type RunningAdapter, startAdapter } from '../../../shared/testing/service/adapter.ts'
import { Draining } from './draining.ts'

describe('draining waits', () => {
  /** Drains with one new connection, to which something happens meanwhile. @returns what happened, in order */
  async function drainWith(event: string, happen: (draining: Draining, socket: Socket) => void): Promise<string[]> {
    const draining = new Draining()
    const socket = new Socket()
    const events: string[] = []
    const drained = draining.drain({ quietMs: 50, maxMs: 10_000 }).then(() => events.push('drained'))
    draining.connectionBegins(socket)
    setTimeout(() => {
      events.push(event)
      happen(draining, socket)
    }, 100)
    await drained
    return events
  }

  test('for the first request of a new connection, which may still be on its way', async () => {
    const events = await drainWith('request', (draining, socket) => {
      draining.requestBegins(socket)
      draining.requestEnds()
    })
    expect(events).toEqual(['request', 'drained'])
  }, 5_000)

  test('for a new connection until it is closed', async () => {
    expect(await drainWith('closed', (_, socket) => socket.destroy())).toEqual(['closed', 'drained'])
  })

  test('not for an idle keep-alive connection', async () => {
    const draining = new Draining()
    draining.connectionBegins(new Socket())
    await draining.drain({ quietMs: 50, maxMs: 10_000 })
    expect(draining.begun).toBe(true)
  }, 5_000)
})

describe('a server that is drained', () => {
  let adapter: RunningAdapter
  const checks = { store: 'ok', backend: 'ok', operator: 'ok' }
  const answering = (body: object) => async () => ({ statusCode: 200, headers: {}, body: JSON.stringify(body) })

  beforeEach(async () => {
    const functions = [functionAt('/api/a', answering({})), functionAt('/ready', answering({ status: 'ok', checks }))]
    adapter = await startAdapter(functions, { requestBudgetMs: 1_000 })
  })
  afterEach(() => adapter.server.close())

  async function open() {
    const socket = connect(adapter.port, '127.0.0.1')
    await once(socket, 'connect')
    const send = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
    const answer = async () => String((await once(socket, 'data'))[0])
    return {
      socket,
      send,
      ask(path: string) {
        send(path)
        return answer()
      },
      answer,
    }
  }
  const keptAlive = /^connection: keep-alive\r$/im
  const isClosed = /^connection: close\r$/im

  test('closes its port before it ends connections, so that whoever reconnects is refused and goes elsewhere', async () => {
    const { ask } = await open()
    const drained = adapter.drain(2_000)
    const answers: string[] = []
    while (adapter.server.server.listening) answers.push(await ask('/api/a'))
    expect(answers.length).toBeGreaterThan(10)
    for (const answer of answers.slice(0, -1)) expect(answer).toMatch(keptAlive)
    const last = answers.at(-1) as string
    expect(isClosed.test(last) ? last : await ask('/api/a')).toMatch(isClosed)
    await drained
  })

  test('is not ready, although all that it needs answers', async () => {
    const { ask } = await open()
    expect(await ask('/ready')).toMatch(/^HTTP\/1.1 200 /)
    const drained = adapter.drain(2_000)
    const answer = await ask('/ready')
    expect(answer).toMatch(/^HTTP\/1.1 503 /)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({ status: 'failed', checks })
    await drained
  })

  test('answers what arrived while the process had no processor', async () => {
    const [idle, { send, answer }] = [await open(), await open()]
    const drained = adapter.drain(1_500)
    while (adapter.server.server.listening) await idle.ask('/api/a')
    const answered = answer()
    for (const quietOver = performance.now() + 400; performance.now() < quietOver; );
    send('/api/a')
    await drained
    await adapter.server.close()
    expect(await answered).toMatch(/^HTTP\/1.1 200 /)
  })
})
