import { startLibsqlServer } from '../../shared/testing/programs/libsql-server.ts'
import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'
import { onStage } from '../harness/servers.ts'

/** Has no target: input for the capacity calculation in the README. */
export const storeKinds: Row = {
  number: 15,
  title: 'the store: a file compared with a libSQL server',
  run: effort =>
    onStage(async stage => {
      const { url } = await stage.with(startLibsqlServer())
      const file = JSON.stringify({ kind: 'file', path: `${stage.folder}/store.db` })
      const server = JSON.stringify({ kind: 'server', url })
      const lines = []
      for (const WHAT of ['load', 'recordMiss']) {
        const run = (CONFIG: string) => () =>
          runScript('scripts/store.ts', { CONFIG, WHAT, SECONDS: String(effort.seconds / 3) })
        const samples = await interleave(effort.rounds, { server: run(server), file: run(file) })
        const what = {
          ours: `${WHAT === 'load' ? 'reading' : 'counting in'} a dialogue, libSQL server`,
          baseline: 'SQLite file',
        }
        lines.push(
          compare(samples.server, samples.file, { ...what, metric: 'calls/s' }),
          compare(samples.server, samples.file, { ...what, metric: 'client µs CPU/call' }),
        )
      }
      return lines
    }),
}
