import { fnv } from '../text/fnv.ts'
import type { Reading } from '../text/reading.ts'

/** Keys of features are below this. It is large, so that an unknown feature seldom collides with a known one. */
export const keyCount = 1 << 20
/** How much each kind of feature counts. The letters of a word share theirs, so that long words don't count for more. */
const counts = { stem: 1, letters: 1, mark: 0.7, pair: 0.7, apart: 0.5 }
const squares = { word: counts.stem ** 2 + counts.pair ** 2 + counts.apart ** 2, end: counts.pair ** 2 }
const letterRuns = [3, 4]
/** Longer words are noise; only this many letters count. */
const maxLetters = 30
/** A message's features are divided by their length (the root of the sum of their squares), and multiplied by this. */
const scale = 3

/** Different kinds of features have keys of their own. */
const kinds = { stem: fnv(''), negated: fnv('!'), letters: fnv('~') }

/** The key of a part of a text: its hash, folded. @param kind one of `kinds` */
function keyOf(kind: number, text: string, from = 0, to = text.length): number {
  const hash = fnv(text, kind, from, to)
  return (hash ^ (hash >>> 20)) & (keyCount - 1)
}

export const stemKey = (stem: string): number => keyOf(kinds.stem, stem)

/** Where a message begins and ends, to be paired with its first and last word. */
const [beginning, end] = [stemKey('^'), stemKey('$')]
/** Makes the key of a pair with a word between differ from that of neighbours. */
const apart = 0x55555

/** The key of two words, by the keys of their stems. */
function pairKey(left: number, right: number): number {
  const hash = Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b)
  return (hash ^ (hash >>> 15)) & (keyCount - 1)
}

/** How much each kind of pair counts. */
export const pairCounts = { neighbours: counts.pair, apart: counts.apart } as const

/** Makes the keys of a message's pairs, word by word. */
export class Pairs {
  #last = beginning
  #before = beginning
  /** The key of the last two words. */
  neighbours = 0
  /** The key of the last word and the one before its neighbour. */
  apart = 0

  /** @param word the key of its stem */
  add(word: number): void {
    this.neighbours = pairKey(this.#last, word)
    this.apart = pairKey(this.#before ^ apart, word)
    this.#before = this.#last
    this.#last = word
  }

  /** The key of the last word and the end. */
  get end(): number {
    return pairKey(this.#last, end)
  }
}

export interface WordFeatures {
  /** The key of its stem, from which pairs are made. */
  key: number
  /** The sum of the squares of the values, those of its pairs included. */
  square: number
  features: (readonly [key: number, value: number])[]
}

/** Stands for every unknown stem: «гормональный баланс» is «? баланс». */
const stranger = '?'

/**
 * Calls `add` for each feature of one word: its stem, the runs of letters in it, and whether it is a number. A negated one has a
 * stem of its own and no letters.
 */
export function addFeatures(
  { word, stem, mark, isKnown, isNegated }: Reading,
  add: (key: number, value: number) => void,
): Omit<WordFeatures, 'features'> {
  const key = keyOf(isNegated ? kinds.negated : kinds.stem, isKnown ? stem : stranger)
  add(key, counts.stem)
  if (mark) add(stemKey(mark), counts.mark)
  const hasLetters = !isNegated && /\p{L}/u.test(word)
  if (hasLetters) addRuns(`<${word.slice(0, maxLetters)}>`, add)
  return { key, square: squares.word + (mark ? counts.mark ** 2 : 0) + (hasLetters ? counts.letters ** 2 : 0) }
}

function addRuns(text: string, add: (key: number, value: number) => void): void {
  const runs = letterRuns.reduce((sum, length) => sum + Math.max(0, text.length - length + 1), 0)
  const share = counts.letters / Math.sqrt(runs)
  for (const length of letterRuns)
    for (let from = 0; from + length <= text.length; from++) add(keyOf(kinds.letters, text, from, from + length), share)
}

/** The features of one word, to learn from. */
export function featuresOf(reading: Reading): WordFeatures {
  const features: [number, number][] = []
  return { ...addFeatures(reading, (key, value) => features.push([key, value])), features }
}

/** What the values of a message are multiplied by. @param square of all its words */
export const scaleOf = (square: number): number => scale / Math.sqrt(square + squares.end)
