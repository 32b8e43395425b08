import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'

export const stack: Row = {
  number: 14,
  title: 'the middy stack and its log line',
  async run(effort) {
    const env = { TIMES: effort.quick ? '20000' : '100000' }
    const samples = await interleave(effort.rounds, {
      stack: () => runScript('scripts/stack.ts', { ...env, WHAT: 'stack' }),
      plain: () => runScript('scripts/stack.ts', { ...env, WHAT: 'plain' }),
    })
    return [
      compare(samples.stack, samples.plain, {
        ours: 'health in the middy stack, with its log line',
        baseline: 'the plain function',
        metric: 'µs/request',
        difference: true,
        target: { atMost: 20 },
      }),
    ]
  },
}
