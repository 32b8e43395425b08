import { readFileSync } from 'node:fs'
import type { LabelledPhrase } from '../evaluation.ts'
import { fnv } from '../text/fnv.ts'

const phrasesOf = (name: string): LabelledPhrase[] =>
  readFileSync(new URL(`../phrases/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as LabelledPhrase)

export const core = phrasesOf('core')
/** Written without sight of the other phrases, as players write. */
export const players = phrasesOf('players')
/** Written to be mistaken: our words in another sense, and requests of a betting company's players that the bot cannot serve. */
export const traps = phrasesOf('traps')
export const all = [...core, ...players, ...traps]

/**
 * Whether a phrase of the core or a trap is in the half that weights are measured on that have not seen it. It is always the same
 * half.
 */
export const isHeldOut = ({ text }: LabelledPhrase): boolean => ((fnv(text) >>> 15) & 1) === 1
const isSeen = (phrase: LabelledPhrase) => !isHeldOut(phrase)
export const allButHeldOut = [...core.filter(isSeen), ...players, ...traps.filter(isSeen)]
