// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 33891,
  unit: 0.6536428144357961,
  bias: [2.17, -0.048, 1.417, 1.804, -0.478, -0.076, -0.143, -2.312, -1.381, -0.446, 0.789, 5.587],
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: '88d055ed7b52d0ca1b69b09b48e4251ed382255309cc8f60fac23101f8d366c8',
}
