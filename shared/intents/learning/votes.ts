import type { LabelledPhrase } from '../evaluation.ts'
import { featuresOf, Pairs, pairCounts, scaleOf, stemKey, type WordFeatures } from '../model/features.ts'
import { answers } from '../model/model.ts'
import type { StoredVotes } from '../model/stored-weights.ts'
import { MessageReader } from '../text/message-reader.ts'
import { normalise } from '../text/normalise.ts'
import { Speller } from '../text/typos.ts'
import { type Example, Learner } from './learner.ts'
import { pack } from './packing.ts'
import { stemsIn, vocabularyOf } from './stems.ts'

const size = answers.length
/** A feature that occurs in fewer phrases teaches nothing about others. */
const minPhrases = 3
/** Weights are stored as whole numbers, at most this. */
const maxStored = 12

/** Learns from labelled phrases how much each feature votes for each answer. The same phrases give the same weights. */
export function votesFrom(phrases: readonly LabelledPhrase[]): StoredVotes {
  const texts = phrases.map(({ text }) => text)
  const stems = stemsIn(texts)
  const words = vocabularyOf(texts)
  const reader = new MessageReader(stem => stems.has(stem), new Speller(words))
  const examples = phrases.map(({ text, intent }) => ({
    words: reader.read(normalise(text)).map(({ reading }) => featuresOf(reading)),
    intent,
  }))
  return learn(examples, words, new Set([...stems].map(stemKey)))
}

function learn(
  phrases: readonly { words: readonly WordFeatures[]; intent: string }[],
  vocabulary: readonly string[],
  known: ReadonlySet<number>,
): StoredVotes {
  const sums = phrases.map(({ words }) => sumOf(words))
  const uses = new Map<number, number>()
  for (const sum of sums) for (const key of sum.keys()) uses.set(key, (uses.get(key) ?? 0) + 1)
  const keys = [...uses]
    .filter(([key, count]) => count >= minPhrases || known.has(key))
    .map(([key]) => key)
    .sort((a, b) => a - b)
  const rowOf = new Map(keys.map((key, row) => [key, row]))
  const rows = sums.map((sum, at): Example => {
    const known = [...sum].filter(([key]) => rowOf.has(key))
    const intent = phrases[at]?.intent
    return {
      rows: Int32Array.from(known, ([key]) => rowOf.get(key) as number),
      values: Float64Array.from(known, ([, value]) => value),
      answer: answers.indexOf(intent as (typeof answers)[number]),
    }
  })
  return stored(vocabulary, keys, known, new Learner(keys.length).learn(rows))
}

function sumOf(words: readonly WordFeatures[]): Map<number, number> {
  const sum = new Map<number, number>()
  const add = (key: number, value: number) => sum.set(key, (sum.get(key) ?? 0) + value)
  let squares = 0
  for (const { features, square } of words) {
    for (const [key, value] of features) add(key, value)
    squares += square
  }
  const pairs = new Pairs()
  for (const { key } of words) {
    pairs.add(key)
    add(pairs.neighbours, pairCounts.neighbours)
    add(pairs.apart, pairCounts.apart)
  }
  add(pairs.end, pairCounts.neighbours)
  const scale = scaleOf(squares)
  for (const [key, value] of sum) sum.set(key, value * scale)
  return sum
}

/** Scales the weights to whole numbers up to `maxStored`. Rows of zeros are left out, unless they mark a known stem. */
function stored(
  words: readonly string[],
  keys: readonly number[],
  known: ReadonlySet<number>,
  weights: Float64Array,
): StoredVotes {
  const end = keys.length * size
  const unit = weights.subarray(0, end).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / maxStored
  const features = keys
    .map((key, row) => {
      const exact = [...weights.subarray(row * size, (row + 1) * size)]
      return { key, isStem: known.has(key), weights: exact.map(weight => Math.round(weight / unit)) }
    })
    .filter(({ isStem, weights }) => isStem || weights.some(weight => weight !== 0))
  return {
    features: features.length,
    unit,
    bias: [...weights.subarray(end)].map(value => Math.round(value * 1000) / 1000),
    data: pack(words, features),
  }
}
