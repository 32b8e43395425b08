import { readFileSync, writeFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { createDetector } from '../detector.ts'
import { evaluate, type LabelledPhrase } from '../evaluation.ts'
import { isRequest, sureEnough } from '../intents.ts'
import type { StoredWeights } from '../model/stored-weights.ts'
import { fnv } from '../text/fnv.ts'
import { learnFrom } from './training.ts'

// `npm run learn-intents`: the weights of the model, out of the labelled phrases. With `-- --hold-out` nothing is written: it
// learns without half of the core phrases and traps, and prints as JSON how that half is understood.

const { values } = parseArgs({ options: { 'hold-out': { type: 'boolean' } } })

const phrasesOf = (name: string): LabelledPhrase[] =>
  readFileSync(new URL(`../phrases/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as LabelledPhrase)
const [core, players, traps] = [phrasesOf('core'), phrasesOf('players'), phrasesOf('traps')]

const sourceOf = ({
  features,
  unit,
  bias,
  clauses,
  phrases,
}: StoredWeights) => `// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a weight may come near one
import { readFileSync } from 'node:fs'
import type { StoredWeights } from './stored-weights.ts'

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
  data: readFileSync(new URL('./weights.br', import.meta.url)),
  phrases: '${phrases}',
}
`

/** Whether a phrase is in the half that is only measured on, never tuned by. It is always the same half. */
const isHeldOut = (text: string): boolean => ((fnv(text) >>> 15) & 1) === 1

if (values['hold-out']) {
  const isForTraining = ({ text }: LabelledPhrase) => !isHeldOut(text)
  const weights = learnFrom([...core.filter(isForTraining), ...players, ...traps.filter(isForTraining)])
  const detector = createDetector({}, weights)
  const measured = [core, traps].map(set => {
    const { answers, accuracy, macroF1, falseAlarms } = evaluate(
      detector,
      set.filter(({ text }) => isHeldOut(text)),
    )
    const sure = answers.filter(({ got, score }) => isRequest(got) && score >= sureEnough)
    const right = sure.filter(({ intent, got }) => intent === got).length
    return { phrases: answers.length, accuracy, macroF1, falseAlarms, sure: { requests: sure.length, right } }
  })
  stdout.write(`${JSON.stringify({ core: measured[0], traps: measured[1] })}\n`)
} else {
  const weights = learnFrom([...core, ...players, ...traps])
  writeFileSync(new URL('../model/weights.ts', import.meta.url), sourceOf(weights))
  writeFileSync(new URL('../model/weights.br', import.meta.url), weights.data)
  stdout.write(`${weights.features} features, ${weights.data.length} bytes\n`)
}
