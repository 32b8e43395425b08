import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LogLine } from '../service/service.ts'
import { tempFolder } from '../temp-folder.ts'
import { lambdaClient } from './lambda-client.ts'
import { type RuntimeApi, startRuntimeApi } from './runtime-api.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** One function in AWS's runtime client, as the image runs it. The test plays the platform. */
export interface LambdaRuntime extends Pick<RuntimeApi, 'invoke' | 'initialised' | 'initError'> {
  logs: LogLine[]
  /** The output of the process. */
  printed(): string
  /** Freezes the process, as the platform does between invocations. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

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
  const api = await startRuntimeApi()
  const child = spawn(join(image.path, 'entrypoint.sh'), [handler], {
    env: {
      PATH: `${join(process.execPath, '..')}:${process.env.PATH}`,
      ...platform,
      AWS_LAMBDA_RUNTIME_API: api.address,
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
    api.failAll({ errorType: 'Runtime.ExitError', errorMessage: printed })
  })

  return {
    invoke: api.invoke,
    initialised: api.initialised,
    initError: api.initError,
    logs,
    printed: () => printed,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGKILL')
      await exited
      api.close()
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
