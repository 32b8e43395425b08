import { Message } from '../../../intents/text/message.ts'
import { normalise } from '../../../intents/text/normalise.ts'

/** Each is an outcome by itself. */
const outcome =
  /^(?:п1|п2|тб|тм|тотал\p{L}*|ничь\p{L}*|побед\p{L}*|пораж\p{L}*|фор[аыуе]|забь\p{L}+|total|draw|win|handicap|score)$/u
/** These only together with one of those, or instead of one. */
const detail =
  /^(?:\d+(?:[.,]\d+)?|1[хx]|[хx]2|больше|меньше|обе|перв\p{L}+|втор\p{L}+|тайм\p{L}*|more|less|over|under|both|first|second|half|to|a|the|in|на|в)$/u

const wordsOf = (plain: string): string[] => plain.match(/\p{L}[\p{L}\p{N}]*|\d+(?:[.,]\d+)?\p{L}*/gu) ?? []

const isOfOutcomes = (words: string[]): boolean => words.every(word => outcome.test(word) || detail.test(word))

/** «Тотал меньше 3.5», "under 2", "draw": an outcome without a team. */
export function isOutcome({ plain }: Message): boolean {
  const words = wordsOf(plain)
  return isOfOutcomes(words) && (words.some(word => outcome.test(word)) || /^(?:over|under) \d/.test(words.join(' ')))
}

/**
 * «Зенит — Спартак, тотал больше 2», with «не больше, а меньше»: only the outcome changes.
 * @param turnedDown normalised
 * @param chosen as the player wrote it
 * @returns undefined when either is more than an outcome, or the event does not have the outcome turned down
 */
export function withOutcomeInstead(event: string, turnedDown: string, chosen: string): string | undefined {
  if (![turnedDown, normalise(chosen)].every(text => isOfOutcomes(wordsOf(text)))) return undefined
  const at = clausesOf(event).findIndex(clause => holds(clause, turnedDown))
  if (at < 0) return undefined
  const clause = clausesOf(event)[at] as string
  const [before, behind] = splitAt(clause, turnedDown) as [string, string]
  // In «победа Зенита», what follows «победа» belongs to it.
  const takesAll = /\p{L}/u.test(behind)
  if (takesAll && clausesOf(event).length === 1) return undefined
  return replaceClause(event, at, takesAll ? chosen : `${before}${chosen}${behind}`)
}

/**
 * The event with its outcome replaced, or added if there is none; undefined when team and outcome are inseparable:
 * «победу Зенита».
 */
export function withOutcome(event: string, chosen: string): string | undefined {
  const at = clausesOf(event).findIndex(clause => isOutcome(new Message(clause)))
  if (at > 0) return replaceClause(event, at, chosen)
  return wordsOf(normalise(event)).some(word => outcome.test(word)) ? undefined : `${event}, ${chosen}`
}

const clausesOf = (event: string): string[] => event.split(/,\s+/)

const replaceClause = (event: string, at: number, clause: string): string =>
  clausesOf(event).with(at, clause).join(', ')

const holds = (clause: string, words: string): boolean => splitAt(clause, words).length === 2

/** The parts of a clause before and after some normalised words; the whole clause if they do not occur in it. */
function splitAt(clause: string, words: string): string[] {
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(words)}(?![\\p{L}\\p{N}])`, 'u').exec(
    clause.toLowerCase().replaceAll('ё', 'е'),
  )
  return found ? [clause.slice(0, found.index), clause.slice(found.index + found[0].length)] : [clause]
}
