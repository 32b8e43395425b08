import type { IncomingMessage, RequestListener } from 'node:http'
import type { Draining } from './draining.ts'
import type { Overload } from './overload.ts'
import type { TurnAway } from './turn-away.ts'

/** Who watches a process must get an answer from a busy one, too. */
const watched = new Set(['/health', '/ready', '/metrics'])

/** A browser shows a page nothing of an answer whose preflight was turned away. */
const isPrivileged = ({ method, url = '' }: IncomingMessage) =>
  method === 'OPTIONS' || watched.has(url.split('?', 1)[0] as string)

export interface Guards {
  draining: Draining
  overload: Overload
  turnAway: TurnAway
}

/**
 * What every request comes by before the server's own listener, which takes as long as all the rest of a small request: here
 * it is counted, and turned away when there is too much to do.
 */
export function gate(listener: RequestListener, { draining, overload, turnAway }: Guards): RequestListener {
  return (request, response) => {
    draining.requestBegins()
    response.on('close', draining.requestEnds)
    if (draining.begun) response.setHeader('connection', 'close')
    const letIn = () => listener(request, response)
    if (isPrivileged(request)) overload.enterPrivileged(letIn)
    else overload.enter(letIn, () => turnAway(request, response))
  }
}
