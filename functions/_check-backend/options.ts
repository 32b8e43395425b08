import { readOptions } from '../../shared/command-line.ts'
import { domain } from '../../shared/config/parsers/names.ts'

export const usage = `usage: npm run check-backend -- --rest URL [--token TOKEN]
       npm run check-backend -- --amqp URL [--exchange NAME] [--routing-key KEY]

  --read-only        change nothing: only look-ups
  --username NAME    with --read-only: a user that exists, to read with
  --password HOW     hashed or plain, as AUTH_PASSWORD_TRANSFER (hashed)
  --email-domain D   the domain of the e-mails of players who give none, as AUTH_EMAIL_DOMAIN
  --part SIDE        backend or operator, where operators are another system (guide 5.1)
  --timeout SECONDS  the longest an answer may take (5)
  --verbose          what was sent and what came, of everything
  --json             the findings as JSON

Without --read-only three users smart-chat-check-… are made, one with a balance, two bets, a withdrawal and an operator
session: use a test system. Exit status: 0 all passed, 1 something failed, 2 wrong usage or no connection.`

export const parseOptions = () =>
  readOptions(usage, {
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
  }).values

export type Options = ReturnType<typeof parseOptions>

/** What is wrong with the values of the options; undefined when nothing is. */
export function problemOf(options: Options): string | undefined {
  const { rest, amqp, part, password, username, timeout, 'email-domain': emailDomain, 'read-only': readOnly } = options
  if (rest && amqp) return 'Either --rest or --amqp, please'
  if (rest && !isUrl(rest, 'http:', 'https:')) return '--rest is an http:// or https:// URL'
  if (amqp && !isUrl(amqp, 'amqp:', 'amqps:')) return '--amqp is an amqp:// or amqps:// URL'
  if (!(Number(timeout) > 0)) return '--timeout is a number of seconds'
  if (username && !readOnly) return '--username goes with --read-only'
  if (emailDomain !== undefined && !domain.schema().safeParse(emailDomain).success)
    return `--email-domain is ${domain.accepts}`
  if (part !== undefined && part !== 'backend' && part !== 'operator') return '--part is backend or operator'
  return password === 'hashed' || password === 'plain' ? undefined : '--password is hashed or plain'
}

const isUrl = (text: string, ...schemes: string[]) => schemes.includes(URL.parse(text)?.protocol ?? '')
