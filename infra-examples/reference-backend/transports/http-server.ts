import { createServer, type IncomingMessage, type Server } from 'node:http'
import { stringifyJson } from '../../../shared/json.ts'
import type { Company } from '../company/company.ts'
import { answerDesk } from '../operators/desk-api.ts'
import { operatorPage } from '../operators/page.ts'
import { answerRest, type Reply } from './rest.ts'

export interface HttpOptions {
  /** 0: any free port. */
  port: number
  host: string
  /** Whether the endpoints of guide section 5.2.4 are served as well as the desk. */
  rest: boolean
  token: string | undefined
}

/** Serves the desk and, if wanted, the REST endpoints. */
export async function serveHttp(company: Company, { port, host, rest, token }: HttpOptions): Promise<Server> {
  const answer = (request: IncomingMessage): Promise<Reply> => {
    if (request.url?.startsWith('/desk/')) return answerDesk(company, request)
    return rest ? answerRest(company, token, request) : Promise.resolve({ status: 404 })
  }
  const server = createServer(async (request, response) => {
    const page = request.method === 'GET' ? operatorPage(request.url ?? '') : undefined
    if (page) return void response.writeHead(200, page.headers).end(page.body)
    const { status, body } = await answer(request).catch(error => ({ status: 500, body: { error: String(error) } }))
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(body === undefined ? undefined : stringifyJson(body))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return server
}
