import { choosing, contrasts, denials, preferences, towards, unwilling } from '../words/changes.ts'
import { anyOf } from '../words/phrases.ts'

/** One thing instead of another. */
export interface Contrast {
  turnedDown: string
  chosen: string
}

const to = `(?:${anyOf(towards)}\\s+)?`
const parts = '[\\s,]+'
const not = `${anyOf(denials)}\\s+(?:${anyOf(unwilling)}\\s+)?`
const but = `(?:${parts}${anyOf(contrasts)}\\s+|${parts}${anyOf(choosing)}\\s+|\\s*,\\s*)(?:${anyOf(choosing)}\\s+)*`
const notThisButThat = new RegExp(`^${not}${to}(?<turnedDown>.+?)${but}(?<chosen>.+)$`, 'u')
const thatNotThis = new RegExp(`^(?<chosen>.+?)${parts}${anyOf(preferences)}\\s+${to}(?<turnedDown>.+)$`, 'u')

/** «Не Спартак, а Зенит», "not Chelsea but Arsenal" */
export const notThisBut = (text: string): Contrast | undefined => contrastOf(notThisButThat.exec(text))

/** «Зенит, а не Спартак», "Arsenal instead of Chelsea" */
export const thisInstead = (text: string): Contrast | undefined => contrastOf(thatNotThis.exec(text))

const contrastOf = (found: RegExpExecArray | null): Contrast | undefined => found?.groups as Contrast | undefined
