import { interleave } from '../harness/rounds.ts'
import { compare, type Row } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'
import { onStage, startBackend } from '../harness/servers.ts'

export const restTransport: Row = {
  number: 16,
  title: 'the REST transport alone',
  run: effort =>
    onStage(async stage => {
      const { url } = await stage.with(startBackend('rest-backend'))
      const env = { ENDPOINT: url, SECONDS: String(effort.seconds * 0.75) }
      const samples = await interleave(effort.rounds, {
        ours: () => runScript('scripts/rest-ours.ts', env),
        http: () => runScript('peers/rest-http.mjs', env),
        undici: () => runScript('peers/rest-undici.mjs', env),
        throughAxios: () => runScript('scripts/rest-axios.ts', { ...env, ADAPTER: 'ours' }),
        axios: () => runScript('scripts/rest-axios.ts', env),
      })
      const ours = 'REST transport, 64 in flight'
      const metric = 'client µs CPU/call'
      return [
        compare(samples.ours, samples.http, { ours, baseline: 'bare node:http', metric }),
        compare(samples.ours, samples.undici, { ours, baseline: 'undici', metric }),
        compare(samples.ours, samples.throughAxios, { ours, baseline: 'axios.request over our adapter', metric }),
        compare(samples.ours, samples.axios, { ours, baseline: 'axios as it comes', metric }),
      ]
    }),
}
