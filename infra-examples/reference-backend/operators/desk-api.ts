import type { IncomingMessage } from 'node:http'
import { parseJson } from '../../../shared/json.ts'
import type { Company } from '../company/company.ts'
import { checkObject, filled, int64, Violation } from '../contract/payload-check.ts'
import type { Reply } from '../transports/rest.ts'

/**
 * The operators' desk as HTTP calls, for people and tests:
 * GET /desk/queue · GET /desk/sessions · GET /desk/violations ·
 * POST /desk/sessions/{user_id}/take {operator_id} · …/write {text} · …/close
 */
export async function answerDesk(company: Company, request: IncomingMessage): Promise<Reply> {
  const { desk } = company
  const path = request.url ?? ''
  const show = (session: object | undefined): Reply => (session ? { status: 200, body: session } : { status: 404 })
  if (request.method === 'GET') {
    if (path === '/desk/queue') return show(desk.queue())
    if (path === '/desk/sessions') return show([...desk.sessions.values()])
    if (path === '/desk/violations') return show(company.violations)
    return { status: 404 }
  }
  const [, user, action] = /^\/desk\/sessions\/(\d+)\/(take|write|close)$/.exec(path) ?? []
  if (request.method !== 'POST' || user === undefined) return { status: 404 }
  const userId = BigInt(user)
  const body = Buffer.concat(await request.toArray()).toString()
  try {
    if (action === 'close') return { status: desk.close(userId) ? 204 : 404 }
    if (action === 'take')
      return show(desk.take(userId, checkObject(parseJson(body), { operator_id: int64 }).operator_id))
    return show(desk.write(userId, checkObject(parseJson(body), { text: filled }).text))
  } catch (error) {
    if (error instanceof Violation || error instanceof SyntaxError)
      return { status: 400, body: { error: error.message } }
    throw error
  }
}
