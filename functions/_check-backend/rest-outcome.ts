import { adviceFor } from '../../shared/backends/remote/advice.ts'
import type { Operation } from '../../shared/backends/remote/operations.ts'
import { causeOf, reasonOf } from '../../shared/backends/remote/rest/rest-failure.ts'
import { isPage } from '../../shared/backends/remote/rest/rest-response.ts'
import { failureIn } from '../../shared/backends/remote/rpc/reply-failure.ts'
import { maxAnswerBytes } from '../../shared/backends/remote/transport.ts'
import { parseJsonBytes } from '../../shared/json.ts'
import { broken, type Outcome, tooSlow } from './outcome.ts'
import { show } from './wire.ts'

/** What an HTTP answer means (guide 5.2). */
export function readAnswer({ reply }: Operation, status: number, body: Buffer): Outcome {
  if (status === 404) return { kind: 'absent' }
  if (status < 200 || status > 299) return { kind: 'refused', status, text: `HTTP ${status}` }
  if (isPage(body)) {
    const problem = 'the body is a web page'
    return broken(problem, adviceFor({ text: problem }) as string)
  }
  if (body.length === 0) return { kind: 'data', data: undefined }
  const data = parse(body)
  const told = failureTold(data, reply !== undefined)
  if (told !== undefined) {
    return broken(
      `the status is ${status}, but the body tells of a failure${told && `: ${show(told)}`}`,
      'Answer a failure with 4xx or 5xx: whatever the body says, 2xx is a success (guide 5.2.3).',
    )
  }
  // The guide asks nothing of the body that a change is answered with.
  if (!reply) return { kind: 'data', data: undefined }
  if (data !== undefined) return { kind: 'data', data }
  return broken('the body is not JSON', 'Answer JSON in UTF-8, or an empty body where the guide allows it.')
}

/** Undefined when it is not JSON. */
function parse(body: Buffer): unknown {
  try {
    return parseJsonBytes(body)
  } catch {
    return undefined
  }
}

/** The words of a failure in an answer. An object that was asked for may have a `status` or `code` of its own. */
function failureTold(data: unknown, isAskedFor: boolean): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const { error, errors, success, ok, ...others } = data as Record<string, unknown>
  return failureIn({ error, errors, success, ok, ...(!isAskedFor && others) })?.text
}

/** What an exchange without a readable answer means. @param error of HttpAdapter */
export function readError(error: unknown, timeoutMs: number): Outcome {
  const { code, message } = causeOf(error) as Error & { code?: string }
  switch (reasonOf(error)) {
    case 'timeout':
      return tooSlow(timeoutMs, 'Answer faster, or raise AUTH_REST_TIMEOUT_SECONDS: players wait that long.')
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
        `no connection: ${message.trim()}`,
        adviceFor({ text: `${code} ${message}` }) ??
          'Check that the URL is right, and that the backend is running and reachable from here.',
      )
  }
}
