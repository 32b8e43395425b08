import { brotliDecompressSync } from 'node:zlib'
import type { ClauseWeights } from './clause-votes.ts'

/**
 * The model's votes as they are stored. `data` is in Brotli's format: the words in UTF-8, up to a line feed; the keys as
 * differences, seven bits a byte; for each key a bit for each answer whose weight is not 0, the low eight of all keys first, then
 * the others, with the highest bit set for the key of a stem; those weights, a byte each.
 */
export interface StoredVotes {
  /** How many features there are. */
  features: number
  /** What a stored 1 is worth. */
  unit: number
  bias: readonly number[]
  data: Uint8Array
}

/** Everything that is learned from the labelled phrases. */
export interface StoredWeights extends StoredVotes {
  clauses: ClauseWeights
  /** SHA-256 of the phrases. */
  phrases: string
}

const lineFeed = 10
/** In the high eight bits of what a feature has. */
export const stemBit = 128

/** What `data` holds. */
export interface UnpackedWeights {
  /** What misspelt words are corrected to, the commonest first. */
  words: string[]
  /** The key of each feature, ascending. */
  keys: Int32Array
  /** Whether each feature is that of a stem, 0 or 1. */
  stems: Uint8Array
  /** A weight for each answer, feature by feature. */
  rows: Int8Array
}

export function unpack({ features, bias, data }: Omit<StoredVotes, 'unit'>): UnpackedWeights {
  const size = bias.length
  const bytes = brotliDecompressSync(data)
  const keys = new Int32Array(features)
  const endOfWords = bytes.indexOf(lineFeed)
  let at = endOfWords + 1
  let key = 0
  for (let feature = 0; feature < features; feature++) {
    let step = 0
    let shift = 0
    for (; (bytes[at] as number) > 127; at++, shift += 7) step |= ((bytes[at] as number) & 127) << shift
    key += step | ((bytes[at++] as number) << shift)
    keys[feature] = key
  }
  const [low, high] = [bytes.subarray(at), bytes.subarray(at + features)]
  const stems = high.subarray(0, features).map(bits => bits >> 7)
  const rows = new Int8Array(features * size)
  at += 2 * features
  for (let feature = 0; feature < features; feature++) {
    const mask = (low[feature] as number) | (((high[feature] as number) & ~stemBit) << 8)
    for (let answer = 0; mask >> answer !== 0; answer++)
      if ((mask >> answer) & 1) rows[feature * size + answer] = bytes[at++] as number
  }
  return { words: bytes.toString('utf8', 0, endOfWords).split(' '), keys, stems, rows }
}
