import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { createClient } from '@libsql/client/sqlite3'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

test('200 unknown messages at once over two processes on one file: one escalation, and nobody gets an error', async () => {
  const env = { DATABASE_PATH: `${folder.path}/shared.db`, CHAT_RATE_LIMIT_PER_MINUTE: '0' }
  const services = await Promise.all([startService(env), startService(env)])
  try {
    const apis = services.map(({ url }) => new Api(url))
    await apis[0]?.enter('ivan')
    for (const api of apis) api.token = apis[0]?.token
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => (apis[i % 2] as Api).post('/api/chat', { message: `фыв апро ${i}` })),
    )
    expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([200]))
    expect(answers.filter(answer => String(answer.body.reply).startsWith('Передаю диалог оператору'))).toHaveLength(1)
    expect((await apis[1]?.get('/api/session'))?.body).toEqual({ mode: 'waiting_operator', queue_position: 1 })
    const errors = services.flatMap(({ logs }) => logs.filter(line => line.level === 'ERROR'))
    expect(errors).toEqual([])
  } finally {
    await Promise.all(services.map(service => service.stop()))
  }
}, 60_000)

test('kill -9 in the middle of 500 registrations: whoever was told "registered" can log in afterwards', async () => {
  const env = { DATABASE_PATH: `${folder.path}/killed.db` }
  const service = await startService(env)
  const api = new Api(service.url)
  const registered: string[] = []
  const register = async (username: string) => {
    const response = await api.post('/api/register', { username, password: 'correct horse' }).catch(() => undefined)
    if (response?.status === 200) registered.push(username)
  }
  const names = Array.from({ length: 500 }, (_, i) => `player${i}`)
  const clients = Array.from({ length: 8 }, async () => {
    for (let name = names.pop(); name; name = names.pop()) await register(name)
  })
  while (registered.length < 20 && names.length > 0) await wait(5)
  await service.stop('SIGKILL')
  await Promise.all(clients)
  expect(registered.length).toBeGreaterThanOrEqual(20)
  expect(registered.length).toBeLessThan(500)

  const database = createClient({ url: `file:${env.DATABASE_PATH}` })
  expect((await database.execute('PRAGMA integrity_check')).rows[0]?.integrity_check).toBe('ok')
  database.close()

  const again = await startService(env)
  const fresh = new Api(again.url)
  for (const name of registered) await fresh.login(name)
  expect(await again.stop()).toBe(0)
}, 60_000)
