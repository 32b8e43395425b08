// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 34045,
  unit: 0.6189452876828972,
  bias: [2.181, -0.169, 1.277, 1.709, -0.496, -0.096, -0.145, -2.327, -1.45, -0.553, 0.805, 5.54],
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: 'b9641b44e5d025b254d8206e4396e37c944a603bf450722ca4e0d4c5353f7af1',
}
