import type { Reading, ReadWord } from './reading.ts'
import { wordSet } from './word-set.ts'

/** «Не», «ни» and their like: the next word means the opposite. */
export const negators = wordSet("не ни not never don't dont doesn't didn't")
/** «Не хочу выводить»: what is not wanted stands behind them. */
const wishes = wordSet('хочу хотел хотела надо нужно нужен нужна буду стоит собираюсь want need wanna going')
const wishReaches = 4
/** «Не баланс, а ставки», «не надо выводить просто скажи»: what comes behind them is meant. */
const turns = wordSet('а но просто лучше только but just only instead')

const negatedReadings = new WeakMap<Reading, Reading>()

/** A negated word is another word: «не пришли» tells of a complaint, «не выводи» of no wish to withdraw. */
function negated(reading: Reading): Reading {
  const known = negatedReadings.get(reading)
  if (known) return known
  const made: Reading = { ...reading, isNegated: true }
  negatedReadings.set(reading, made)
  return made
}

/** Marks the words of a message that are negated: the one after «не», and after «не хочу» some of its clause. */
export function markNegated(words: ReadWord[]): void {
  let left = 0
  for (let at = 1; at < words.length; at++) {
    const before = words[at - 1] as ReadWord
    const word = words[at] as ReadWord
    if (word.position - before.position !== 1 || turns.has(word.reading.word)) left = 0
    else if (negators.has(before.reading.word)) left = wishes.has(word.reading.word) ? wishReaches : 1
    if (left === 0 || word.isNumber) continue
    left--
    word.reading = negated(word.reading)
  }
}
