import { expect, test } from '@jest/globals'
import { amqpUrl } from '../programs/broker.ts'
import { Random } from '../random.ts'
import { runFaults } from './faults.ts'

// A fixed seed gives the same faults in every run. `npm run chaos` draws a new seed; CHAOS_SEED reproduces it here.
const seed = Number(process.env.CHAOS_SEED ?? 20_261_123)

test('a seed reproduces the same numbers', () => {
  const draw = () => Array.from({ length: 5 }, new Random(7).next.bind(new Random(7)))
  expect(draw()).toEqual(draw())
  expect(new Set(Array.from({ length: 1000 }, () => new Random(seed).between(1, 6))).size).toBe(1)
})

test(`nothing acknowledged is lost, nothing happens twice, nothing is left over on broken networks (seed ${seed})`, async () => {
  const reports = await Promise.all([
    runFaults({ transport: 'rest', seed, players: 6, steps: 9, minFaults: 12 }),
    runFaults({ transport: 'rabbitmq', seed, players: 6, steps: 9, minFaults: 12, amqpUrl: await amqpUrl() }),
  ])
  for (const { players, problems, acknowledged, faults } of reports) {
    expect(problems).toEqual([])
    expect(acknowledged.registrations).toBe(players)
    expect(faults).toBeGreaterThanOrEqual(12)
  }
}, 240_000)
