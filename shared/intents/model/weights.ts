// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from '../model/stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 34621,
  unit: 0.7244212979518557,
  bias: [2.2, -0.068, 1.471, 1.836, -0.652, -0.252, -0.053, -2.475, -1.182, -0.585, 0.643, 5.69],
  clauses: {
    whole: 0.675,
    surest: 0.121,
    asking: 0.117,
    first: -0.095,
    last: 0.062,
    silence: 0.214,
    clauses: -0.356,
    numbers: -0.617,
  },
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: 'b47be5ba82ced8082930f05ed2c25414d889f392754e39950e3a9d3427b65f33',
}
