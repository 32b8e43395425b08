// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 34805,
  unit: 0.6799358971415912,
  bias: [2.223, -0.063, 1.459, 1.869, -0.577, -0.127, -0.011, -2.486, -1.152, -0.582, 0.713, 5.695],
  clauses: {
    whole: 0.689,
    surest: 0.196,
    first: -0.078,
    last: 0.063,
    silence: 0.385,
    clauses: -0.9,
    numbers: -0.67,
  },
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: '625fe480ae49dba1e4a7592a6de80d6a7cfd1f0e30777b48b4917cab09725c16',
}
