// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from '../model/stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 34379,
  unit: 0.7318230007233114,
  bias: [2.321, 0.015, 1.502, 1.952, -0.565, -0.092, 0.078, -2.322, -1.159, -0.509, 0.752, 5.854],
  clauses: {
    whole: 0.688,
    surest: 0.084,
    asking: 0.132,
    first: -0.085,
    last: 0.052,
    silence: 0.411,
    clauses: -0.506,
    numbers: -0.538,
  },
  data: readFileSync(new URL('./weights-without-held-out.br', import.meta.url)),
  phrases: 'd1f3e6e07963dda1b292d21609c38cc883dfeb265bd4a1d35137a193b7b0ca8a',
}
