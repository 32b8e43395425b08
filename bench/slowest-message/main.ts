// npm run slowest-message: how long the bot reads a hostile message, from its text to the reply without I/O, wherever the dialogue
// stands. Of each length the slowest message: warm, in a process that has read thousands; and the slowest of these cold, as the
// first message of a process after plain ones. Each is the least of several times, because the other work of the machine makes the
// rest longer. A message of unknown words has other words each time, because those that were read before are cached.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hostilePieces, stages, strangeLetters } from '../../shared/testing/conversation/hostile-messages.ts'
import type { Said } from './reader.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const runs = Number(values.runs)
const lengths = [500, 4_000]
const reader = fileURLToPath(new URL('reader.ts', import.meta.url))

/** What each message takes in a process of its own, ms: the least of the passes. */
const read = (messages: Said[], passes: number): number[] =>
  JSON.parse(
    execFileSync(process.execPath, [reader, String(passes)], { input: JSON.stringify(messages), encoding: 'utf8' }),
  )

const coldly = (message: Said): number =>
  Math.min(...Array.from({ length: runs }, () => read([message], 1)[0] as number))

const pieces = [...hostilePieces, ...Object.keys(strangeLetters)]
const messages = Object.keys(stages).flatMap(stage =>
  lengths.flatMap(length => pieces.map(piece => ({ stage, length, piece }))),
)
const times = read(messages, runs)
const timed = messages.map((message, at) => ({ ...message, warm: times[at] as number }))
const slowestOf = (key: (message: (typeof timed)[number]) => string) =>
  [...Map.groupBy(timed, key).values()].map(ofOne =>
    ofOne.reduce((one, other) => (other.warm > one.warm ? other : one)),
  )
const shown = ({ stage, length, piece }: Said, took: Record<string, number>) => ({
  'the bot has asked': stage,
  characters: length,
  'slowest of all': `${piece.trim()} …`,
  ...Object.fromEntries(Object.entries(took).map(([what, ms]) => [`${what}, ms`, Number(ms.toFixed(1))])),
})

console.table(
  slowestOf(({ stage, length }) => `${stage} ${length}`).map(message => shown(message, { warm: message.warm })),
)
console.table(slowestOf(({ length }) => String(length)).map(message => shown(message, { cold: coldly(message) })))
