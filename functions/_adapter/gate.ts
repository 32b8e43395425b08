import type { IncomingMessage, RequestListener } from 'node:http'
import type { Overload } from './admission/overload.ts'
import type { TurnAway } from './http/turn-away.ts'
import type { Draining } from './lifecycle/draining.ts'

/** Monitoring must get an answer from a busy process too. */
const monitoringPath = /^\/(?:health|ready|metrics)(?:\?|$)/

/** Preflights are let in as well: when one is rejected, the browser hides the 503 of the real request from the page. */
const isPrivileged = ({ method, url = '' }: IncomingMessage) => method === 'OPTIONS' || monitoringPath.test(url)

export interface Guards {
  draining: Draining
  overload: Overload
  turnAway: TurnAway
}

/**
 * Wraps the server's request listener: counts each request, and turns it away under overload. This comes before Fastify,
 * whose own work is half the cost of a small request.
 */
export function gate(listener: RequestListener, { draining, overload, turnAway }: Guards): RequestListener {
  return (request, response) => {
    draining.requestBegins(request.socket)
    response.on('close', draining.requestEnds)
    if (draining.endsConnections) response.setHeader('connection', 'close')
    const letIn = () => listener(request, response)
    if (isPrivileged(request)) overload.enterPrivileged(letIn)
    else overload.enter(letIn, () => turnAway(request, response))
  }
}
