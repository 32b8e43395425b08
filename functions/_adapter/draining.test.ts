import { Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { Draining } from './draining.ts'

test('draining waits for a new connection until it is closed, because its request may still be on its way', async () => {
  const draining = new Draining()
  const socket = new Socket()
  const events: string[] = []
  const drained = draining.drain({ quietMs: 50, maxMs: 10_000 }).then(() => events.push('drained'))
  draining.connectionBegins(socket)
  setTimeout(() => {
    events.push('closed')
    socket.destroy()
  }, 100)
  await drained
  expect(events).toEqual(['closed', 'drained'])
})

test('draining does not wait for an idle keep-alive connection', async () => {
  const draining = new Draining()
  draining.connectionBegins(new Socket())
  await draining.drain({ quietMs: 50, maxMs: 10_000 })
  expect(draining.begun).toBe(true)
}, 5_000)
