// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

/** Made by `npm run learn-intents`; not to be edited. */
export const weights: StoredWeights = {
  features: 35391,
  unit: 0.7637224345348663,
  bias: [2.219, 0.042, 1.399, 1.861, -0.593, -0.162, -0.013, -2.471, -1.147, -0.608, 0.689, 5.817],
  clauses: {
    whole: 0.663,
    surest: 0.125,
    asking: 0.109,
    first: -0.084,
    last: 0.068,
    silence: 0.23,
    clauses: -0.246,
    numbers: -0.681,
  },
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: '4cfeea58932ace0fd34d200390383d480ce656c19673a868af41558f14a78933',
}
