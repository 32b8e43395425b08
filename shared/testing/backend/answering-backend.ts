import type { ServerResponse } from 'node:http'
import { useRestBackend } from './rest-backend.ts'

type Answers = Record<string, string | number | (string | number)[]>

/** For a test file: both ports over a backend that answers "VERB /path" with a status or a body; with several, in turn. */
export function useAnsweringBackend() {
  const { backend: serve, ...rest } = useRestBackend()
  const backend = (answers: Answers) =>
    serve(
      (response, url, { method }) => {
        const answer = answers[`${method} ${url.replace(/\?.*/, '')}`]
        reply(response, Array.isArray(answer) ? (answer.length > 1 ? answer.shift() : answer[0]) : answer)
      },
      { retryDelayMs: 1 },
    )
  return { ...rest, backend }
}

function reply(response: ServerResponse, answer: string | number = 404): void {
  if (typeof answer === 'number') response.writeHead(answer).end()
  else response.end(answer)
}

/** The bodies of the POST requests that a peer has received. */
export const posted = (received: { method: string; body: string }[]): string[] =>
  received.filter(({ method }) => method === 'POST').map(({ body }) => body)
