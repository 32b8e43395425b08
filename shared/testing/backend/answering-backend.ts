import type { ServerResponse } from 'node:http'
import { createRemoteCustomer } from '../../backends/remote/remote-customer.ts'
import { createRemoteDesk } from '../../backends/remote/remote-desk.ts'
import { RestTransport } from '../../backends/remote/rest/rest-transport.ts'
import { startHttpPeer } from '../network/http-peer.ts'

/** What is done after a test, the last first. */
export const cleanups: (() => Promise<unknown>)[] = []

export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
}

type Answers = Record<string, string | number | (string | number)[]>

/** Both ports over a backend that answers "VERB /path" with a status or a body; with several, in turn. */
export async function backend(answers: Answers) {
  const peer = await startHttpPeer((request, response) => {
    const answer = answers[`${request.method} ${request.url?.replace(/\?.*/, '')}`]
    reply(response, Array.isArray(answer) ? (answer.length > 1 ? answer.shift() : answer[0]) : answer)
  })
  const transport = new RestTransport({ kind: 'rest', endpoint: peer.url, timeoutMs: 5000, retryDelayMs: 1 })
  cleanups.push(peer.close, () => transport.close())
  return { peer, customer: createRemoteCustomer(transport), desk: createRemoteDesk(transport) }
}

function reply(response: ServerResponse, answer: string | number = 404): void {
  if (typeof answer === 'number') response.writeHead(answer).end()
  else response.end(answer)
}

/** The bodies of the POST requests that a peer has received. */
export const posted = (received: { method: string; body: string }[]): string[] =>
  received.filter(({ method }) => method === 'POST').map(({ body }) => body)
