import type { IncomingMessage, RequestListener } from 'node:http'
import type { LoadShedder } from './admission/load-shedder.ts'
import { EarlyRejection } from './early-rejection.ts'
import type { Rejections } from './http/rejections.ts'
import type { Draining } from './lifecycle/draining.ts'

/** Monitoring must get an answer from a busy process too. */
const monitoringPath = /^\/(?:health|ready|metrics)(?:\?|$)/

/** Preflights are exempt too: when one is rejected, the browser hides the 503 of the real request from the page. */
const isPrivileged = ({ method, url = '' }: IncomingMessage) => method === 'OPTIONS' || monitoringPath.test(url)

export interface Guards {
  draining: Draining
  shedder: LoadShedder
  rejections: Rejections
}

/**
 * Wraps the server's request listener: counts each request, and rejects it under overload. This comes before Fastify,
 * whose own work is half the cost of a small request.
 */
export function admitRequests(listener: RequestListener, { draining, shedder, rejections }: Guards): RequestListener {
  const early = new EarlyRejection({ draining, shedder, write: rejections.write })
  return (request, response) => {
    draining.requestBegins(request.socket)
    response.on('close', draining.requestEnds)
    if (draining.endsConnections) response.setHeader('connection', 'close')
    const admit = () => listener(request, response)
    const reject = () => {
      rejections.answer(request, response)
      if (shedder.isShedding) early.intercept(request)
    }
    if (isPrivileged(request)) shedder.enterPrivileged(admit)
    else if (early.parsed(request, response)) admit()
    else shedder.enter(admit, reject)
  }
}
