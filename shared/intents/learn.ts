import { readFileSync, writeFileSync } from 'node:fs'
import { stdout } from 'node:process'
import type { LabelledPhrase } from './evaluation.ts'
import { english } from './lexicon/en.ts'
import { russian } from './lexicon/ru.ts'
import { MessageReader } from './message.ts'
import { normalise } from './normalise.ts'
import { featuresOf } from './opinion-features.ts'
import { learn } from './opinion-training.ts'
import { Vocabulary } from './vocabulary.ts'

// `npm run learn-intents`: the second opinion's weights, out of the labelled phrases.

const files = ['development', 'phrases', 'traps']
const reader = new MessageReader(new Vocabulary([russian, english]))
const phrases = files.flatMap(name =>
  readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as LabelledPhrase),
)
const weights = learn(
  phrases.map(({ text, intent }) => ({
    words: reader.read(normalise(text)).map(({ reading, negated }) => featuresOf(reading, negated)),
    intent,
  })),
)
const source = `import type { StoredWeights } from './opinion.ts'

/** Made by \`npm run learn-intents\`; not to be edited. */
export const weights: StoredWeights = {
  features: ${weights.features},
  unit: ${weights.unit},
  bias: [${weights.bias.join(', ')}],
  data: '${weights.data}',
}
`
writeFileSync(new URL('opinion-weights.ts', import.meta.url), source)
stdout.write(`${phrases.length} phrases, ${weights.features} features, ${weights.data.length} characters\n`)
