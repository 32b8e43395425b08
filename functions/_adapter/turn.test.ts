import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { endOfTurn } from './turn.ts'

test('what waits in one turn of the event loop goes on together, step by step; what comes later waits for the next', async () => {
  const steps: string[] = []
  const walk = async (name: string) => {
    await endOfTurn()
    steps.push(`${name}1`)
    await undefined
    steps.push(`${name}2`)
  }
  const first = [walk('a'), walk('b')]
  expect(steps).toEqual([])
  await turn()
  expect(steps).toEqual(['a1', 'b1', 'a2', 'b2'])
  const later = walk('c')
  await Promise.all([...first, later])
  expect(steps.slice(4)).toEqual(['c1', 'c2'])
})
