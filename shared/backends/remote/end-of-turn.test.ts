import { afterEach, expect, test } from '@jest/globals'
import { startHttpPeer } from '../../testing/network/http-peer.ts'
import { endOfTurn } from './end-of-turn.ts'
import { operations } from './operations.ts'
import { RestTransport } from './rest/rest-transport.ts'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('those who wait in one turn of the event loop go on together, step by step', async () => {
  const steps: string[] = []
  const walk = async (name: string) => {
    await endOfTurn()
    for (const step of [1, 2]) {
      steps.push(name + step)
      await undefined
    }
  }
  const event = (name: string) => new Promise<void>(resolve => setImmediate(() => walk(name).then(resolve)))
  await Promise.all([event('a'), event('b')])
  expect(steps).toEqual(['a1', 'b1', 'a2', 'b2'])
  await event('c')
  expect(steps).toHaveLength(6)
})

test('answers over REST that arrive together go on together', async () => {
  const answers: (() => void)[] = []
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const peer = await startHttpPeer((_, response) => {
    answers.push(() => response.end('[]'))
    if (answers.length === names.length) for (const answer of answers) answer()
  })
  const transport = new RestTransport({ kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs: 1 })
  cleanups.push(peer.close, () => transport.close())
  const steps: string[] = []
  const ask = async (name: string) => {
    await transport.send(operations.listBets, { user_id: 1n, limit: 5 }, { requestId: name })
    for (const _ of [1, 2]) {
      steps.push(name)
      await undefined
    }
  }
  await Promise.all(names.map(ask))
  const alone = steps.filter((name, index) => name === steps[index + 1])
  expect(alone.length).toBeLessThan(names.length)
})
