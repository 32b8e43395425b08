import type { LabelledPhrase } from '../evaluation.ts'
import { fnv } from '../text/fnv.ts'
import { readPhrases } from './read-phrases.ts'

export const core = readPhrases('core')
/** Written without sight of the other phrases, as players write. */
export const players = readPhrases('players')
/** Written to be mistaken: our words in another sense, and requests of a betting company's players that the bot cannot serve. */
export const traps = readPhrases('traps')
export const all = [...core, ...players, ...traps]

/**
 * Whether a phrase of the core or a trap is in the half that weights are measured on that have not seen it. It is always the same
 * half.
 */
export const isHeldOut = ({ text }: LabelledPhrase): boolean => ((fnv(text) >>> 15) & 1) === 1
const isSeen = (phrase: LabelledPhrase) => !isHeldOut(phrase)
export const allButHeldOut = [...core.filter(isSeen), ...players, ...traps.filter(isSeen)]
