import { HttpAdapter } from '../../shared/backends/remote/rest/http-adapter.ts'
import { requestHeaders } from '../../shared/backends/remote/rest/rest-request.ts'
import type { Config, RestContour } from '../../shared/config/config.ts'
import { KeepAlive } from '../../shared/keep-alive.ts'
import { store, tokens } from '../../shared/services.ts'
import { doctorsCall } from './doctors-call.ts'
import { examine, type Finding, ok, warning } from './findings.ts'

const maxSkewMs = 30_000
const clockTimeoutMs = 5_000

/** Reports the versions; checks the clock, and the store with its schema; then tokens, unless the store fails. */
export async function examineRuntime(config: Config, version: string): Promise<Finding[]> {
  const stored = await examine('store', 'reachable, schema up to date', storeFix(config), async () => {
    const rows = await (await store()).execute('SELECT count(*) AS steps FROM migrations')
    return `${config.store.kind === 'file' ? config.store.path : 'libSQL server'}, schema version ${rows[0]?.steps}`
  })
  const findings = [
    ok('versions', `smart-chat ${version}, Node ${process.version}, ${process.platform}-${process.arch}`),
    await examineClock(config),
    stored,
  ]
  return stored.result === 'failed' ? findings : [...findings, await examineTokens(config)]
}

const examineTokens = ({ jwt }: Config) =>
  examine('accounts', 'a token is signed and verified', 'Set JWT_SECRET.', async () => {
    const made = await tokens()
    await made.verify(await made.issue({ id: 1n, username: 'doctor' }))
    return jwt.secret ? 'key from JWT_SECRET' : 'key from the store'
  })

const storeFix =
  ({ store: { kind } }: Config) =>
  (problem: string) => {
    if (kind === 'file' && problem.includes('not a database'))
      return 'DATABASE_PATH names a file of another kind: name another, which need not exist.'
    return kind === 'file'
      ? 'Make the directory of DATABASE_PATH writable for the user of the service, with space left on the disk.'
      : 'Look at DATABASE_URL and DATABASE_AUTH_TOKEN, and whether the server is reachable from here.'
  }

/** The `Date` header of the backend's answer; undefined when there is none. Another check reports an unreachable backend. */
async function dateOf({ endpoint, bearerToken }: RestContour): Promise<string | undefined> {
  const http = new HttpAdapter(endpoint, new KeepAlive(endpoint))
  const headers = requestHeaders(doctorsCall(), bearerToken)
  try {
    const answer = await http.exchange({ method: 'HEAD', url: '', headers, timeout: clockTimeoutMs })
    return answer.headers.date
  } catch {
    return undefined
  } finally {
    http.close()
  }
}

/**
 * Compares this machine's clock, which decides on token expiry and "yesterday", with the backend's, if that sends the time.
 */
async function examineClock({ customer, dialogue: { timeZone } }: Config): Promise<Finding> {
  const local = new Date().toLocaleString('sv-SE', { timeZone })
  const own = `${local} in ${timeZone}`
  if (customer.kind !== 'rest') return ok('clock', 'this machine', own)
  const asked = Date.now()
  const date = await dateOf(customer)
  if (!date) return ok('clock', 'this machine', own)
  const skewMs = Math.abs(Date.parse(date) - (asked + Date.now()) / 2)
  const seconds = `${own}, ${Math.round(skewMs / 1000)} s from the backend's`
  if (skewMs <= maxSkewMs) return ok('clock', 'agrees with the backend', seconds)
  return warning(
    'clock',
    'differs from the backend',
    seconds,
    'Synchronise both clocks (NTP): "yesterday" is read by them.',
  )
}
