import { gateways, readGatewayAnswer } from '../../shared/testing/lambda/gateway-events.ts'
import { startLambda } from '../../shared/testing/lambda/lambda-runtime.ts'
import { loadedFiles } from '../../shared/testing/lambda/loaded-files.ts'

let token = 'none yet'

/**
 * Measures one start and one request: the time until the function asks for the event, and until it has answered.
 * @param message what a chat is about
 */
export async function start(name: string, env: Record<string, string>, message: string) {
  const from = performance.now()
  const runtime = await startLambda(`${name}.handler`, { LOG_LEVEL: 'ERROR', ...env })
  await runtime.initialised
  const initialised = performance.now()
  const body = { username: 'cold', password: 'correct horse', message }
  const headers = { Authorization: `Bearer ${token}` }
  const path = name === 'health' || name === 'ready' ? `/${name}` : `/api/${name}`
  const reads = path === `/${name}` || name === 'session'
  const request = reads ? { method: 'GET', path, headers } : { method: 'POST', path, body, headers }
  const { answer } = await runtime.invoke(gateways['HTTP API, payload 2.0']?.(request))
  const answered = performance.now()
  await runtime.stop()
  const { body: said } = readGatewayAnswer(answer)
  if (name === 'login') token = (said as { token: string }).token
  return { init: initialised - from, first: answered - initialised, files: loadedFiles(runtime.logs) }
}
