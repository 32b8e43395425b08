import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The process's report on an invocation: an answer, or an error of the handler. */
type Report = { answer: unknown; error?: never } | { answer?: never; error: LambdaError }

export type Outcome = Report & {
  /** How long before the deadline that the process was given the report came, ms; negative when the platform would have ended it. */
  leftMs: number
}

export interface LambdaError {
  errorType: string
  errorMessage: string
}

/** The platform's side of the Runtime API, for one function. */
export interface RuntimeApi {
  /** Host and port, as in AWS_LAMBDA_RUNTIME_API. */
  address: string
  /** Sends an event; `timeoutMs` is the time after which the platform would end the invocation. */
  invoke(event: unknown, options?: { timeoutMs?: number; requestId?: string }): Promise<Outcome>
  /** Resolves when the process asks for the first event. */
  initialised: Promise<void>
  /** The error reported instead of asking for the first event. */
  initError: Promise<LambdaError>
  /** Ends all open invocations with an error. */
  failAll(error: LambdaError): void
  close(): void
}

/** According to the AWS documentation "Using the Lambda runtime API". */
const api = '/2018-06-01/runtime'

export async function startRuntimeApi(): Promise<RuntimeApi> {
  const invocations: Invocation[] = []
  const outcomes = new Map<string, (report: Report) => void>()
  const initError = Promise.withResolvers<LambdaError>()
  const initialised = Promise.withResolvers<void>()
  let waiting: ServerResponse | undefined
  let invoked = 0

  const handOut = () => {
    const next = waiting && invocations.shift()
    if (!waiting || !next) return
    sendInvocation(waiting, next)
    waiting = undefined
  }

  const server = createServer(async (request, response) => {
    const text = Buffer.concat(await request.toArray()).toString()
    const [, id, what] = new RegExp(`^${api}/invocation/([^/]+)/(response|error)$`).exec(request.url ?? '') ?? []
    if (request.url === `${api}/invocation/next`) {
      waiting = response
      initialised.resolve()
      return handOut()
    }
    if (request.url === `${api}/init/error`) initError.resolve(JSON.parse(text))
    else if (id) outcomes.get(id)?.(what === 'response' ? { answer: JSON.parse(text) } : { error: JSON.parse(text) })
    response.writeHead(id || request.url === `${api}/init/error` ? 202 : 404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async invoke(event, { timeoutMs = 10_000, requestId = `invocation-${++invoked}` } = {}) {
      const reported = Promise.withResolvers<Report>()
      const invocation = { id: requestId, event, timeoutMs, deadline: Number.POSITIVE_INFINITY }
      outcomes.set(requestId, reported.resolve)
      invocations.push(invocation)
      handOut()
      const report = await reported.promise
      outcomes.delete(requestId)
      return { ...report, leftMs: invocation.deadline - Date.now() }
    },
    initialised: initialised.promise,
    initError: initError.promise,
    failAll(error) {
      for (const settle of outcomes.values()) settle({ error })
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Invocation {
  id: string
  event: unknown
  timeoutMs: number
  /** Milliseconds since 1970, set when the process gets the event. */
  deadline: number
}

function sendInvocation(response: ServerResponse, invocation: Invocation): void {
  const { id, event, timeoutMs } = invocation
  invocation.deadline = Date.now() + timeoutMs
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': id,
    'lambda-runtime-deadline-ms': String(invocation.deadline),
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:123456789012:function:smart-chat',
  })
  response.end(JSON.stringify(event))
}
