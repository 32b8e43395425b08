import type { IncomingMessage } from 'node:http'
import { parseJson } from '../../../shared/json.ts'
import type { Company } from '../company/company.ts'
import { Violation } from '../contract/payload-check.ts'

export interface Reply {
  status: number
  body?: unknown
}

/** Guide section 5.2.4: verb, path, and the method that they call. */
const routes = [
  ['POST', '/users', 'auth.user.create'],
  ['GET', '/users/by-username/{username}', 'auth.user.get_by_username'],
  ['GET', '/balances/by-user', 'data.balance.get_by_user_id'],
  ['POST', '/balances', 'data.balance.create'],
  ['PUT', '/balances/{user_id}', 'data.balance.update'],
  ['GET', '/bets', 'data.bet.get_by_user_id'],
  ['GET', '/bets/by-date-range', 'data.bet.get_by_user_id_and_date_range'],
  ['POST', '/bets', 'data.bet.create'],
  ['GET', '/withdrawals', 'data.withdrawal.get_by_user_id'],
  ['GET', '/withdrawals/{id}', 'data.withdrawal.get_by_id'],
  ['POST', '/withdrawals', 'data.withdrawal.create'],
  ['GET', '/operator/session', 'operator.session.get'],
  ['POST', '/operator/request', 'operator.session.request'],
  ['POST', '/operator/user-message', 'operator.session.user_message'],
] as const

const patterns = routes.map(([verb, path, method]) => ({
  verb,
  method,
  pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}))

/** Answers one request of guide section 5.2.4. */
export async function answerRest(
  company: Company,
  token: string | undefined,
  request: IncomingMessage,
): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const where = `${request.method} ${url.pathname}`
  const body = await readBody(request)
  try {
    const { method, payload } = company.recording(where, () => {
      checkHeaders(request, token)
      return route(request.method ?? '', url, body)
    })
    const result = await once(company, request, () => company.call(method, payload))
    if ('failure' in result) return { status: result.failure, body: { error: `status ${result.failure}` } }
    return result.data === null ? { status: 204 } : { status: 200, body: result.data }
  } catch (error) {
    if (error instanceof Unauthorized) return { status: 401, body: { error: error.message } }
    if (error instanceof Violation) return { status: 400, body: { error: error.message } }
    throw error
  }
}

class Unauthorized extends Violation {}

function checkHeaders({ headers }: IncomingMessage, token: string | undefined): void {
  if (headers['content-type'] !== 'application/json') throw new Violation('Content-Type is not application/json')
  if (headers.authorization !== (token && `Bearer ${token}`)) throw new Unauthorized('Authorization is not as agreed')
}

function route(verb: string, url: URL, body: string): { method: string; payload: unknown } {
  for (const { verb: known, method, pattern } of patterns) {
    const match = known === verb && pattern.exec(url.pathname)
    if (!match) continue
    const inPath = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)] as const)
    if (verb === 'GET') {
      if (body !== '') throw new Violation('a GET has no body')
      return { method, payload: fromText([...inPath, ...url.searchParams]) }
    }
    if (url.search !== '') throw new Violation(`a ${verb} has no query`)
    return { method, payload: fromBody(body, inPath) }
  }
  throw new Violation('no such endpoint')
}

/** Path and query carry text; of the guide's parameters, only names and times are meant as such. */
const textKeys = new Set(['username', 'start_date', 'end_date'])

function fromText(entries: (readonly [string, string])[]): Record<string, unknown> {
  const payload: Record<string, unknown> = {}
  for (const [key, value] of entries) {
    if (Object.hasOwn(payload, key)) throw new Violation(`${key}: given twice`)
    payload[key] = textKeys.has(key) ? value : number(key, value)
  }
  return payload
}

function number(key: string, value: string): unknown {
  if (!/^-?\d+$/.test(value)) throw new Violation(`${key}: not a number`)
  return parseJson(value)
}

function fromBody(body: string, inPath: (readonly [string, string])[]): unknown {
  const payload = parse(body)
  for (const [key, value] of inPath) {
    const inBody = (Object(payload) as Record<string, unknown>)[key]
    if (JSON.stringify(inBody) !== value) throw new Violation(`${key}: not the same in path and body`)
  }
  return payload
}

function parse(body: string): unknown {
  try {
    return parseJson(body)
  } catch {
    throw new Violation('the body is not JSON')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function readBody(request: IncomingMessage): Promise<string> {
  return utf8.decode(Buffer.concat(await request.toArray()))
}

/** A POST that comes again, because its answer was lost, is not carried out twice: it gets the first one's answer. */
function once(company: Company, request: IncomingMessage, run: () => ReturnType<Company['call']>) {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST') return run()
  if (typeof key !== 'string') return run() // the guide does not ask for one
  const answer = company.answered.get(key) ?? run()
  company.answered.set(key, answer)
  return answer
}
