import { brotliDecompressSync } from 'node:zlib'

/**
 * Weights as they are stored, in Brotli's format: the keys as differences, seven bits a byte; for each key a bit for
 * each answer that its weight is not 0 of, the low eight first, then the others of all keys; those weights, a byte each.
 */
export interface StoredWeights {
  /** How many features there are. */
  features: number
  /** What a stored 1 is worth. */
  unit: number
  bias: readonly number[]
  data: Uint8Array
  /** SHA-256 of the phrases that they were learned from. */
  phrases: string
}

/** The keys of the features, ascending, and their rows: a weight for each answer. */
export function unpack({ features, bias, data }: StoredWeights): { keys: Int32Array; rows: Int8Array } {
  const size = bias.length
  const bytes = brotliDecompressSync(data)
  const keys = new Int32Array(features)
  let at = 0
  let key = 0
  for (let feature = 0; feature < features; feature++) {
    let step = 0
    let shift = 0
    for (; (bytes[at] as number) > 127; at++, shift += 7) step |= ((bytes[at] as number) & 127) << shift
    key += step | ((bytes[at++] as number) << shift)
    keys[feature] = key
  }
  const [low, high] = [bytes.subarray(at), bytes.subarray(at + features)]
  const rows = new Int8Array(features * size)
  at += 2 * features
  for (let feature = 0; feature < features; feature++) {
    const mask = (low[feature] as number) | ((high[feature] as number) << 8)
    for (let answer = 0; mask >> answer !== 0; answer++)
      if ((mask >> answer) & 1) rows[feature * size + answer] = bytes[at++] as number
  }
  return { keys, rows }
}
