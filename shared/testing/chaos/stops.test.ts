import { expect, test } from '@jest/globals'
import { Stops } from './stops.ts'

test('requests count for the stop during which they were sent or in flight', () => {
  const stops = new Stops()
  stops.send().answered()
  const inFlight = stops.send()
  const exited = stops.begin('SIGTERM')
  const during = stops.send()
  exited(0)
  stops.send().lost('reset')
  inFlight.answered()
  during.lost('reset')
  stops.begin('SIGKILL')(null)
  expect(stops.summary()).toEqual({
    'SIGTERM → 0': { stops: 1, fewest: 2, requests: 2, answered: 1, lost: 1 },
    'SIGKILL → killed': { stops: 1, fewest: 0, requests: 0, answered: 0, lost: 0 },
    between: { requests: 2, answered: 1, lost: 1 },
  })
})

test('a stop by SIGTERM that loses a request, meets none, or does not end by itself is a problem; a kill is none', () => {
  const stops = new Stops()
  const stop = (signal: NodeJS.Signals, code: number | null, ...outcomes: ('answered' | 'lost')[]) => {
    const exited = stops.begin(signal)
    for (const outcome of outcomes) stops.send()[outcome]('reset')
    exited(code)
  }
  stop('SIGTERM', 0, 'answered')
  stop('SIGKILL', null, 'lost')
  expect(stops.problems()).toEqual([])
  stop('SIGTERM', 0, 'answered', 'lost')
  stop('SIGTERM', 1, 'answered')
  stop('SIGTERM', 0)
  expect(stops.problems()).toEqual([
    'stop 3 (SIGTERM → 0) lost 1 of 2 requests: reset',
    'stop 4 (SIGTERM → 1) did not end by itself',
    'stop 5 (SIGTERM → 0) met no request',
  ])
})
