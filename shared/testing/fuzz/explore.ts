import type { Profiler } from 'node:inspector'
import { Session } from 'node:inspector/promises'
import fc from 'fast-check'
import type { Random } from '../random.ts'
import { inputs } from './inputs.ts'
import type { Target } from './targets.ts'

/** Longer inputs find nothing new, and are hard to read. */
const maxBytes = 400

/**
 * Coverage-guided fuzzing. An input that reaches a new block of our code is kept, and mutated into further inputs. V8 counts
 * the blocks, so no instrumentation or extra package is needed.
 * @returns the inputs worth keeping, including known ones
 * @throws Error with the input that breaks the target
 */
export async function explore(target: Target, known: readonly Uint8Array[], random: Random, until: number) {
  const coverage = await startCoverage()
  const kept: Uint8Array[] = []
  let tried = 0
  const attempt = async (input: Uint8Array) => {
    tried++
    try {
      await target.check(input)
    } catch (cause) {
      throw new Error(`${target.name} breaks on ${Buffer.from(input).toString('base64')} (base64)`, { cause })
    }
    if (await coverage.grew()) kept.push(input)
  }
  try {
    // The shortest first, so that a longer input is kept only for what it adds.
    for (const input of known.toSorted((a, b) => a.length - b.length)) await attempt(input)
    const seeds = fc.sample(inputs[target.name] as fc.Arbitrary<Uint8Array>, {
      numRuns: 500,
      seed: random.between(0, 2 ** 30),
    })
    for (const input of seeds) if (input.length <= maxBytes) await attempt(input)
    while (performance.now() < until) await attempt(mutate(random.pick(kept), random.pick(kept), random))
  } finally {
    coverage.stop()
  }
  return { kept, tried, blocks: coverage.blocks() }
}

/** Applies a few random changes: bytes, pieces of this or another input, digits and brackets that break parsers. */
function mutate(input: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(input)
  for (let changes = random.between(1, 4); changes > 0; changes--) {
    const at = random.between(0, bytes.length)
    const end = Math.min(bytes.length, at + random.between(0, 8))
    const from = random.between(0, Math.max(0, other.length - 1))
    const put = random.pick<() => Uint8Array>([
      () => Buffer.from([random.between(0, 255)]),
      () => Buffer.from(random.pick(pieces)),
      () => other.subarray(from, from + random.between(1, 32)),
      () => bytes.subarray(at, at + random.between(1, 16)),
      () => Buffer.alloc(0),
    ])()
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(random.next() < 0.5 ? at : end)])
  }
  return bytes.subarray(0, maxBytes)
}

const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\u',
  '0',
  '9',
  '-',
  '.',
  'e',
  'null',
  ' ',
  '\n',
  '\0',
  '1e999',
  '9007199254740993',
]

/** The blocks of our source files that have been executed so far. */
async function startCoverage() {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const seen = new Set<string>()
  const note = ({ url, functions }: Profiler.ScriptCoverage) => {
    if (!/\/shared\/(?!testing\/)/.test(url)) return
    for (const { functionName, ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) seen.add(`${url} ${functionName} ${startOffset} ${endOffset}`)
      }
    }
  }
  return {
    async grew() {
      const before = seen.size
      const { result } = await session.post('Profiler.takePreciseCoverage')
      for (const script of result) note(script)
      return seen.size > before
    },
    blocks: () => seen.size,
    stop: () => session.disconnect(),
  }
}
