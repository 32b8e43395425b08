import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { startReferenceBackend } from '../../../infra-examples/reference-backend/start.ts'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

test('the circuit breaker opens after five failures of the backend, visibly in answers, /ready, log and metrics, and closes when it is back', async () => {
  const folder = tempFolder()
  const backend = await startReferenceBackend({ rest: { port: 0 } })
  const port = Number(new URL(backend.url).port)
  const service = await startService({
    DATABASE_PATH: `${folder.path}/chat.db`,
    JWT_SECRET: 'a secret of at least 32 bytes, for tests',
    AUTH_BACKEND: 'rest',
    AUTH_REST_ENDPOINT: backend.url,
    AUTH_REST_RETRY_DELAY_SECONDS: '0.01',
  })
  const api = await new Api(service.url).enter('ivan')
  const breakers = async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text()
    return text.split('\n').filter(line => line.startsWith('smart_chat_breaker_open{'))
  }
  const chat = async () => (await api.post('/api/chat', { message: 'привет' })).status
  const logged = (message: string) => service.logs.filter(line => line.message === message)

  await backend.close()
  for (let i = 0; i < 5; i++) expect(await chat()).toBe(500)
  expect(await breakers()).toEqual([
    'smart_chat_breaker_open{contour="backend"} 1',
    'smart_chat_breaker_open{contour="operator"} 1',
  ])
  expect(await chat()).toBe(500)
  const down = await api.get('/ready')
  expect(down).toMatchObject({
    status: 503,
    body: { status: 'failed', checks: { store: 'ok', backend: 'failed', operator: 'failed' } },
  })
  while (!service.logs.some(line => line.reason === 'breaker_open')) await wait(5)
  expect(logged('circuit breaker opened')).toEqual([
    expect.objectContaining({ level: 'WARN', contours: ['backend', 'operator'] }),
  ])

  const again = await startReferenceBackend({ rest: { port } })
  while ((await api.get('/ready')).status !== 200) await wait(50)
  expect(await chat()).toBe(200)
  expect(await breakers()).toContain('smart_chat_breaker_open{contour="backend"} 0')
  while (logged('circuit breaker closed').length === 0) await wait(5)
  await service.stop()
  await again.close()
  folder.remove()
}, 20_000)
