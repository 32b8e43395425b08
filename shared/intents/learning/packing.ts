import { brotliCompressSync } from 'node:zlib'

/** Makes of features what `unpack` reads. @param features ascending by key, each with its weights, whole numbers of a byte */
export function pack(features: readonly { key: number; weights: readonly number[] }[]): Buffer {
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
  const high = masks.map(mask => mask >> 8)
  const values = features.flatMap(({ weights }) => weights.filter(weight => weight !== 0).map(weight => weight & 255))
  return brotliCompressSync(Buffer.from([...steps, ...low, ...high, ...values]))
}
