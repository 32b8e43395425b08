import fc from 'fast-check'
import { inputs } from './inputs.ts'
import type { Target } from './targets.ts'

/** @throws Error with the smallest input that breaks a target, and the seed that finds it again */
export async function fuzz({ name, check }: Target, cases: number, seed: number): Promise<void> {
  const input = inputs[name] as fc.Arbitrary<Uint8Array>
  await fc.assert(
    fc.asyncProperty(input, async bytes => {
      await check(bytes)
    }),
    { numRuns: cases, seed },
  )
}
