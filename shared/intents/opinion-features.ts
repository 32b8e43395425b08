/** What the second opinion looks at in a word of a message. */
export interface OpinionWord {
  /** As understood: corrected, transliterated, or as it stands. */
  word: string
  stem: string
  /** The groups of the lexicon that it belongs to: `{деньги}`. */
  concepts: readonly string[]
}

/** Looked up once: in Jest's sandbox a global costs more than what it does. */
const { imul, sqrt } = Math

/** Keys of features lie below this: a stranger seldom meets the key of one that is known. */
export const keys = 1 << 18
/** How much each sort of feature counts. The letters of a word share theirs, so that long words don't count for more. */
const counts = { stem: 1, letters: 1.5, concept: 0.7, pair: 0.7 }
const letterRuns = [3, 4]
/** No longer word is anything but noise. */
const longest = 30
/** The squares of all values of a message add up to its square length; it is divided by their root. */
const scale = 3

/** FNV-1a over UTF-16 units, folded. */
const keyOf = (name: string): number => keyOfPart('', name, 0, name.length)

/** The key of `mark` and a part of a text. */
function keyOfPart(mark: string, text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < mark.length; at++) hash = imul(hash ^ mark.charCodeAt(at), 0x01000193)
  for (let at = from; at < to; at++) hash = imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 18)) & (keys - 1)
}

/** Where a message begins and ends, to be paired with its first and last word. */
export const [beginning, end] = [keyOf('^'), keyOf('$')]

/** The key of two words next to each other, by their stems' keys. */
export function pairKey(left: number, right: number): number {
  const hash = imul(imul(left, 0x9e3779b1) ^ right, 0x85ebca6b)
  return (hash ^ (hash >>> 15)) & (keys - 1)
}
export const pairValue = counts.pair

export interface WordFeatures {
  /** Of its stem: what pairs are made of. */
  key: number
  features: (readonly [key: number, value: number])[]
  /** The sum of the squares of their values, and of the pair that it makes. */
  square: number
}

/** The features of one word: its stem, its groups, the runs of letters in it. */
export function featuresOf({ word, stem, concepts }: OpinionWord, negated: boolean): WordFeatures {
  const mark = negated ? '!' : ''
  const key = keyOf(`${mark}${stem}`)
  const runs = /\p{L}/u.test(word) ? runsOf(`<${word.slice(0, longest)}>`) : []
  const share = counts.letters / sqrt(runs.length)
  return {
    key,
    features: [
      [key, counts.stem],
      ...concepts.map(concept => [keyOf(`${mark}${concept}`), counts.concept] as const),
      ...runs.map(run => [run, share] as const),
    ],
    square:
      counts.stem ** 2 +
      concepts.length * counts.concept ** 2 +
      (runs.length > 0 ? counts.letters ** 2 : 0) +
      counts.pair ** 2,
  }
}

/** The keys of all runs of letters. */
function runsOf(text: string): number[] {
  const runs: number[] = []
  for (const length of letterRuns)
    for (let from = 0; from + length <= text.length; from++) runs.push(keyOfPart('~', text, from, from + length))
  return runs
}

/** What the values of a message are multiplied by. */
export const scaleOf = (squares: number): number => scale / sqrt(squares + counts.pair ** 2)
