import { Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { Draining } from './draining.ts'

test('a connection made while draining is waited for until it is closed: its request may still be on its way', async () => {
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

test('a connection from before is not: a client keeps it for later', async () => {
  const draining = new Draining()
  draining.connectionBegins(new Socket())
  await draining.drain({ quietMs: 50, maxMs: 10_000 })
  expect(draining.begun).toBe(true)
}, 5_000)
