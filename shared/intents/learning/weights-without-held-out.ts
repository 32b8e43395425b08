// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from '../model/stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 35232,
  unit: 0.7354033366983578,
  bias: [2.512, 0.319, 1.81, 2.178, -0.229, 0.174, 0.24, -2.189, -0.836, -0.248, 0.996, 6.167],
  clauses: {
    whole: 0.673,
    surest: 0.118,
    asking: 0.127,
    first: -0.083,
    last: 0.059,
    silence: 0.267,
    clauses: -0.474,
    numbers: -0.382,
  },
  data: readFileSync(new URL('./weights-without-held-out.br', import.meta.url)),
  phrases: '1e3c6f895cb7a7f5912de701356752b4682b3a0b204f1b7930433104214a62df',
}
