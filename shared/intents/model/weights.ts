// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 32383,
  unit: 0.6262701934304482,
  bias: [2.044, -0.171, 1.45, 1.676, -0.545, -0.232, -0.32, -2.444, -1.574, -0.672, 0.705, 5.407],
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: 'ee05730ab2ff3dfa21e6b5fb4f03c5469450b202c78ce3611a4cfc52446aa661',
}
