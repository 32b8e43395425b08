import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LogLine } from '../service/service.ts'
import { tempFolder } from '../temp-folder.ts'
import { lambdaClient } from './lambda-client.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The process's report on an invocation: an answer, or an error of the handler. */
export type Outcome = { answer: unknown; error?: never } | { answer?: never; error: LambdaError }

export interface LambdaError {
  errorType: string
  errorMessage: string
}

/** One function in AWS's runtime client, as the image runs it. The test plays the platform. */
export interface LambdaRuntime {
  /** Sends an event; `timeoutMs` is the time after which the platform would end the invocation. */
  invoke(event: unknown, options?: { timeoutMs?: number; requestId?: string }): Promise<Outcome>
  /** Resolves when the process asks for the first event. */
  initialised: Promise<void>
  /** The error reported instead of asking for the first event. */
  initError: Promise<LambdaError>
  logs: LogLine[]
  /** The output of the process. */
  printed(): string
  /** Freezes the process, as the platform does between invocations. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** The Runtime API, according to the AWS documentation "Using the Lambda runtime API". */
const api = '/2018-06-01/runtime'

/** The environment that the platform sets for a function. */
const platform = {
  AWS_LAMBDA_FUNCTION_NAME: 'smart-chat',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/smart-chat',
  AWS_LAMBDA_LOG_STREAM_NAME: 'test',
  AWS_REGION: 'eu-central-1',
  LAMBDA_TASK_ROOT: '/var/task',
}

/** Starts the image's entry point with a function's handler as the command, such as `chat.handler`. */
export async function startLambda(handler: string, env: Record<string, string>): Promise<LambdaRuntime> {
  const image = layOutImage()
  const invocations: { id: string; event: unknown; timeoutMs: number }[] = []
  const outcomes = new Map<string, (outcome: Outcome) => void>()
  const initError = Promise.withResolvers<LambdaError>()
  const initialised = Promise.withResolvers<void>()
  let waiting: ServerResponse | undefined
  let invoked = 0

  const handOut = () => {
    const next = waiting && invocations.shift()
    if (!waiting || !next) return
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': next.id,
      'lambda-runtime-deadline-ms': String(Date.now() + next.timeoutMs),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:123456789012:function:smart-chat',
    })
    waiting.end(JSON.stringify(next.event))
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

  const child = spawn(join(image.path, 'entrypoint.sh'), [handler], {
    env: {
      PATH: `${join(process.execPath, '..')}:${process.env.PATH}`,
      ...platform,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const logs: LogLine[] = []
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line => {
      printed += `${line}\n`
      if (line.startsWith('{')) logs.push(JSON.parse(line))
    })
  }
  const exited = once(child, 'exit').then(() => {
    for (const settle of outcomes.values()) settle({ error: { errorType: 'Runtime.ExitError', errorMessage: printed } })
  })

  return {
    async invoke(event, { timeoutMs = 10_000, requestId = `invocation-${++invoked}` } = {}) {
      const outcome = Promise.withResolvers<Outcome>()
      outcomes.set(requestId, outcome.resolve)
      invocations.push({ id: requestId, event, timeoutMs })
      handOut()
      return outcome.promise.finally(() => outcomes.delete(requestId))
    },
    initialised: initialised.promise,
    initError: initError.promise,
    logs,
    printed: () => printed,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGKILL')
      await exited
      server.close()
      server.closeAllConnections()
      image.remove()
    },
  }
}

/** The files of the image, where the Dockerfile puts them. */
function layOutImage(): { path: string; remove(): void } {
  const client = lambdaClient()
  const folder = tempFolder()
  mkdirSync(join(folder.path, 'node_modules'))
  copyFileSync(join(root, 'functions/_adapter/entrypoint.sh'), join(folder.path, 'entrypoint.sh'))
  symlinkSync(join(root, 'dist'), join(folder.path, 'dist'))
  symlinkSync(client, join(folder.path, 'node_modules/aws-lambda-ric'))
  return folder
}
