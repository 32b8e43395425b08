import { parseArgs } from 'node:util'
import { domain } from '../../shared/config/parsers/names.ts'
import { renderReport } from './report.ts'
import { RestWire } from './rest-wire.ts'
import { RpcWire } from './rpc-wire.ts'
import { checkBackend } from './run.ts'
import type { Wire } from './wire.ts'

const usage = `usage: npm run check-backend -- --rest URL [--token TOKEN]
       npm run check-backend -- --amqp URL [--exchange NAME] [--routing-key KEY]

  --read-only        change nothing: only look-ups
  --username NAME    with --read-only: a user that exists, to read with
  --password HOW     hashed or plain, as AUTH_PASSWORD_TRANSFER (hashed)
  --email-domain D   the domain of the e-mails of players who give none, as AUTH_EMAIL_DOMAIN
  --part SIDE        customer or operator, where operators are another system (guide 5.1)
  --timeout SECONDS  the longest an answer may take (5)
  --verbose          what was sent and what came, of everything
  --json             the findings as JSON

Without --read-only two users smart-chat-check-… are made, one with a balance, two bets, a withdrawal and an operator
session: use a test system. Exit status: 0 all passed, 1 something failed, 2 wrong usage or no connection.`

/** An error of both addresses of a name has no message of its own. */
const reasonOf = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : error.message

const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        rest: { type: 'string' },
        token: { type: 'string' },
        amqp: { type: 'string' },
        exchange: { type: 'string', default: '' },
        'routing-key': { type: 'string', default: 'smart-chat.rpc' },
        'read-only': { type: 'boolean', default: false },
        username: { type: 'string' },
        password: { type: 'string', default: 'hashed' },
        'email-domain': { type: 'string' },
        part: { type: 'string' },
        timeout: { type: 'string', default: '5' },
        verbose: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    }).values
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`)
  }
}

const values = readOptions()
const timeoutMs = Number(values.timeout) * 1000

async function openWire(): Promise<Wire> {
  const { rest, amqp, token, exchange, 'routing-key': routingKey } = values
  if (rest) return RestWire.open({ endpoint: rest, timeoutMs, ...(token && { token }) })
  return RpcWire.open({ url: amqp as string, exchange, routingKey, timeoutMs })
}

const wrong = (what: string) => fail(`${what}\n\n${usage}`)
const isUrl = (text: string, ...schemes: string[]) => URL.canParse(text) && schemes.includes(new URL(text).protocol)

if (values.help) {
  console.log(usage)
  process.exit(0)
}
const { rest, amqp, part, 'email-domain': emailDomain } = values
if (!rest && !amqp) fail(usage)
if (rest && amqp) wrong('Either --rest or --amqp, please')
if (rest && !isUrl(rest, 'http:', 'https:')) wrong('--rest is an http:// or https:// URL')
if (amqp && !isUrl(amqp, 'amqp:', 'amqps:')) wrong('--amqp is an amqp:// or amqps:// URL')
if (!(timeoutMs > 0)) wrong('--timeout is a number of seconds')
if (values['read-only'] === false && values.username) fail('--username goes with --read-only')
if (emailDomain !== undefined && !domain.schema().safeParse(emailDomain).success)
  wrong(`--email-domain is ${domain.accepts}`)
if (part !== undefined && part !== 'customer' && part !== 'operator') fail('--part is customer or operator')

if (values.password !== 'hashed' && values.password !== 'plain') fail('--password is hashed or plain')

const wire = await openWire().catch(error => fail(`No connection: ${reasonOf(error)}`))
const findings = await checkBackend(wire, {
  readOnly: values['read-only'],
  plain: values.password === 'plain',
  ...(values.username && { username: values.username }),
  ...(emailDomain && { emailDomain }),
  ...((part === 'customer' || part === 'operator') && { part }),
})
await wire.close()
console.log(values.json ? JSON.stringify(findings, null, 2) : renderReport(findings, { verbose: values.verbose }))
process.exit(findings.some(({ result }) => result === 'fail') ? 1 : 0)
