import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
let service: Service
beforeAll(async () => {
  service = await startService({ CORS_ORIGINS: 'https://shop.example', DATABASE_PATH: `${folder.path}/chat.db` })
})
afterAll(async () => {
  await service?.stop()
  folder.remove()
})

test.each<[string, Record<string, string>]>([
  ['a preflight', { origin: 'https://shop.example', 'access-control-request-method': 'POST' }],
  ['OPTIONS of something that is no browser', {}],
])('%s is told the allowed methods', async (_who, headers) => {
  const { status, headers: answered } = await fetch(`${service.url}/api/chat`, { method: 'OPTIONS', headers })
  expect(status).toBe(204)
  expect(answered.get('access-control-allow-origin')).toBe(headers.origin ?? null)
  expect(answered.get('access-control-allow-methods')).toBe('GET, POST')
})
