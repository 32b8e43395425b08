import { writeFileSync } from 'node:fs'
import { stdout } from 'node:process'
import type { LabelledPhrase } from '../evaluation.ts'
import type { StoredWeights } from '../model/stored-weights.ts'
import { all, allButHeldOut } from './labelled-phrases.ts'
import { learnFrom } from './training.ts'

// `npm run learn-intents`: the weights of the model, out of the labelled phrases; and those that the tests measure on the phrases
// that are held out.

const sourceOf = (
  { features, unit, bias, clauses, phrases }: StoredWeights,
  name: string,
  typesIn: string,
) => `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from '${typesIn}/stored-weights.ts'

/** Made by \`npm run learn-intents\`; not to be edited. */
export const weights: StoredWeights = {
  features: ${features},
  unit: ${unit},
  bias: [${bias.join(', ')}],
  clauses: {
${Object.entries(clauses)
  .map(([name, weight]) => `    ${name}: ${weight},`)
  .join('\n')}
  },
  data: readFileSync(new URL('./${name}.br', import.meta.url)),
  phrases: '${phrases}',
}
`

function learn(phrases: readonly LabelledPhrase[], folder: URL, name: string, typesIn: string) {
  const weights = learnFrom(phrases)
  writeFileSync(new URL(`${name}.ts`, folder), sourceOf(weights, name, typesIn))
  writeFileSync(new URL(`${name}.br`, folder), weights.data)
  stdout.write(`${name}: ${weights.features} features, ${weights.data.length} bytes\n`)
}

learn(all, new URL('../model/', import.meta.url), 'weights', '.')
learn(allButHeldOut, new URL('./', import.meta.url), 'weights-without-held-out', '../model')
