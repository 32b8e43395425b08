import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { verbsOf } from '../../shared/endpoint/contract.ts'
import type { HttpResponse } from '../../shared/endpoint/http-event.ts'
import { AppError, errorMessage } from '../../shared/errors.ts'
import type { Guards } from './admit-requests.ts'
import { applyHead, toEvent } from './http/http-to-event.ts'
import { sendError } from './http/send-error.ts'
import type { FunctionBundle } from './load-functions.ts'

/** Adds the route of a function. Requests to /api/ are limited by MAX_IN_FLIGHT, probes are not. */
export function addRoute(
  server: FastifyInstance,
  { contract, handler }: FunctionBundle,
  { draining, shedder, rejections }: Guards,
  requestBudgetMs: number,
): void {
  const run = async (request: FastifyRequest, reply: FastifyReply) => {
    draining.requestBegins() // again: the work goes on when the client has gone away
    try {
      const answer = (await handler(toEvent(request, request.ip), withBudget(requestBudgetMs))) as HttpResponse
      return applyHead(reply, draining.begun && contract.path === '/ready' ? notReady(answer) : answer)
    } finally {
      draining.requestEnds()
    }
  }
  const runLimited = (request: FastifyRequest, reply: FastifyReply) => {
    if (!shedder.shedIfFull()) return shedder.run(() => run(request, reply))
    reply.hijack()
    return rejections.answer(request.raw, reply.raw)
  }
  const isLimited = contract.path.startsWith('/api/')
  server.route({ method: verbsOf(contract), url: contract.path, handler: isLimited ? runLimited : run })
}

/** The answer of a draining process, which wants no more traffic, whatever the checks say. */
function notReady(answer: HttpResponse): HttpResponse {
  return { ...answer, statusCode: 503, body: JSON.stringify({ ...JSON.parse(answer.body), status: 'failed' }) }
}

/** The part of Lambda's context that says how much time is left. */
function withBudget(budgetMs: number) {
  const end = performance.now() + budgetMs
  return { getRemainingTimeInMillis: () => end - performance.now() }
}

/** Another verb on a known path is 405 with Allow (RFC 9110, 15.5.6); everything else is 404. */
export function answerUnknownRoutes(server: FastifyInstance, functions: FunctionBundle[]): void {
  const methods = Map.groupBy(functions, ({ contract }) => contract.path)
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = (request.raw.url ?? '').split('?')
    const contracts = methods.get(path)?.map(({ contract }) => contract)
    if (!contracts) return sendError(request, reply, new AppError('not_found', errorMessage.not_found))
    const headers = { allow: contracts.flatMap(verbsOf).join(', ') }
    const message = `Use ${contracts.map(({ method }) => method).join(' or ')}`
    return sendError(request, reply, new AppError('method_not_allowed', message, { headers }))
  })
}
