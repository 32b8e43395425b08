import { adviceFor } from '../../shared/backends/remote/advice.ts'
import { endWith } from '../../shared/command-line.ts'
import { type Options, parseOptions, problemOf, usage } from './options.ts'
import { renderReport } from './report.ts'
import { RestWire } from './rest-wire.ts'
import { RpcWire } from './rpc-wire.ts'
import { checkBackend } from './run.ts'
import type { Wire } from './wire.ts'

async function openWire(options: Options): Promise<Wire> {
  const { rest, amqp = '', token, exchange, 'routing-key': routingKey } = options
  const timeoutMs = Number(options.timeout) * 1000
  if (rest) return RestWire.open({ endpoint: rest, timeoutMs, ...(token && { token }) })
  return RpcWire.open({ url: amqp, exchange, routingKey, timeoutMs })
}

/** An error of both addresses of a name has no message of its own. */
const reasonOf = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : error.message

const options = parseOptions()
if (!options.rest && !options.amqp) endWith(usage)
const problem = problemOf(options)
if (problem) endWith(`${problem}\n\n${usage}`)

const { username, part, verbose, json, 'email-domain': emailDomain } = options
const wire = await openWire(options).catch(error => {
  const reason = reasonOf(error)
  return endWith([`No connection: ${reason}`, adviceFor({ text: reason })].filter(Boolean).join('\n'))
})
const findings = await checkBackend(wire, {
  readOnly: options['read-only'],
  plain: options.password === 'plain',
  ...(username && { username }),
  ...(emailDomain && { emailDomain }),
  ...(part && { part: part as 'backend' | 'operator' }),
})
await wire.close()
console.log(json ? JSON.stringify(findings, null, 2) : renderReport(findings, { verbose }))
process.exit(findings.some(({ result }) => result === 'failed') ? 1 : 0)
