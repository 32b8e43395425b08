import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'

export const intents: Row = {
  number: 8,
  title: 'intent detection',
  async run(effort) {
    const env = { SECONDS: String(effort.seconds / 3) }
    const { ours, nlpjs } = await interleave(effort.rounds, {
      ours: () => runScript('scripts/intents-ours.ts', env),
      nlpjs: () => runScript('peers/intents-nlpjs.mjs', env),
    })
    const what = { ours: 'intent detection', baseline: 'nlp.js' }
    return [
      compare(ours, nlpjs, { ...what, metric: 'messages/s', target: { atLeast: 20 } }),
      compare(ours, nlpjs, { ...what, metric: 'accuracy', target: { atLeast: 1 } }),
      compare(ours, nlpjs, { ...what, metric: 'macro-F1', target: { atLeast: 1 } }),
      compare(ours, nlpjs, { ...what, metric: 'false alarms', target: { atMost: 1 } }),
    ]
  },
}
