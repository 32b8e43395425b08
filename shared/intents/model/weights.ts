// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 33830,
  unit: 0.6504884477290352,
  bias: [2.24, -0.037, 1.53, 1.918, -0.353, 0.061, -0.019, -2.259, -1.199, -0.417, 0.836, 5.666],
  clauses: {
    whole: 0.684,
    surest: 0.176,
    first: -0.074,
    last: 0.048,
    silence: 0.847,
    clauses: -1.468,
    numbers: -0.515,
  },
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: '4e7e4b351b2f816edc6d1956358a30d6503fc58fd271fa015d2b85dea632d997',
}
