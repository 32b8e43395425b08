import type { Operation } from '../../shared/backends/remote/operations.ts'
import { causeOf, reasonOf } from '../../shared/backends/remote/rest/rest-failure.ts'
import { isPage } from '../../shared/backends/remote/rest/rest-response.ts'
import { maxAnswerBytes } from '../../shared/backends/remote/transport.ts'
import { parseJsonBytes } from '../../shared/json.ts'
import { broken, type Outcome, tooSlow } from './outcome.ts'

/** What an HTTP answer means (guide 5.2). */
export function readAnswer({ reply }: Operation, status: number, body: Buffer): Outcome {
  if (status === 404) return { kind: 'absent' }
  if (status < 200 || status > 299) return { kind: 'refused', status, text: `HTTP ${status}` }
  if (isPage(body)) {
    return broken(
      'the body is a web page',
      'Something else has answered, a login page or a proxy perhaps: check the URL and the token.',
    )
  }
  // The guide asks nothing of the body that a change is answered with.
  if (body.length === 0 || !reply) return { kind: 'data', data: undefined }
  try {
    return { kind: 'data', data: parseJsonBytes(body) }
  } catch {
    return broken('the body is not JSON', 'Answer JSON in UTF-8, or an empty body where the guide allows it.')
  }
}

/** What an exchange without a readable answer means. @param error of HttpAdapter */
export function readError(error: unknown, timeoutMs: number): Outcome {
  const { code, message } = causeOf(error) as Error & { code?: string }
  switch (reasonOf(error)) {
    case 'timeout':
      return tooSlow(timeoutMs)
    case 'too_large':
      return broken(
        `the answer is longer than ${maxAnswerBytes >> 20} MiB`,
        'Honour limit and the dates, and answer no more than was asked for.',
      )
    case 'malformed':
      return broken(
        `the answer is no HTTP that can be read: ${code ?? message}`,
        'Answer HTTP/1.1, with a Content-Length and a Content-Encoding that are true.',
      )
    default:
      return broken(
        `no connection: ${code ?? message}`,
        'Check that the URL is right, and that the backend is running and reachable from here.',
      )
  }
}
