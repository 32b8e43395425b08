import { brotliCompressSync } from 'node:zlib'
import { stemBit } from '../model/stored-weights.ts'

/**
 * Makes of words and features what `unpack` reads.
 * @param features ascending by key, each with its weights, whole numbers of a byte
 */
export function pack(
  words: readonly string[],
  features: readonly { key: number; isStem: boolean; weights: readonly number[] }[],
): Buffer {
  const steps: number[] = []
  let last = 0
  for (const { key } of features) {
    let step = key - last
    for (last = key; step > 127; step >>>= 7) steps.push((step & 127) | 128)
    steps.push(step)
  }
  const masks = features.map(({ weights }) =>
    weights.reduce((mask, weight, at) => mask | (Number(weight !== 0) << at), 0),
  )
  const low = masks.map(mask => mask & 255)
  const high = masks.map((mask, at) => (mask >> 8) | (features[at]?.isStem ? stemBit : 0))
  const values = features.flatMap(({ weights }) => weights.filter(weight => weight !== 0).map(weight => weight & 255))
  const numbers = Buffer.from([...steps, ...low, ...high, ...values])
  return brotliCompressSync(Buffer.concat([Buffer.from(`${words.join(' ')}\n`), numbers]))
}
