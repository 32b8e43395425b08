import { readFileSync, writeFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { createDetector } from './detector.ts'
import { evaluate, type LabelledPhrase } from './evaluation.ts'
import type { StoredWeights } from './opinion.ts'
import { learnFrom } from './opinion-training.ts'
import { evaluationReport } from './report.ts'

// `npm run learn-intents`: the second opinion's weights, out of the labelled phrases. With `-- --without phrases` nothing
// is written: it learns from the other files and measures on that one.

const files = ['development', 'phrases', 'traps']
const { values } = parseArgs({ options: { without: { type: 'string' } } })

const phrasesOf = (name: string): LabelledPhrase[] =>
  readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as LabelledPhrase)

const sourceOf = ({
  features,
  unit,
  bias,
  data,
  phrases,
}: StoredWeights) => `import type { StoredWeights } from './opinion.ts'

/** Made by \`npm run learn-intents\`; not to be edited. */
export const weights: StoredWeights = {
  features: ${features},
  unit: ${unit},
  bias: [${bias.join(', ')}],
  data: '${data}',
  phrases: '${phrases}',
}
`

const phrases = files.filter(name => name !== values.without).flatMap(phrasesOf)
const weights = learnFrom(phrases)
stdout.write(`${phrases.length} phrases, ${weights.features} features, ${weights.data.length} characters\n`)
if (values.without) stdout.write(evaluationReport(evaluate(createDetector({}, weights), phrasesOf(values.without))))
else writeFileSync(new URL('opinion-weights.ts', import.meta.url), sourceOf(weights))
