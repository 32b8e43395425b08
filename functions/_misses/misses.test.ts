import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from '@jest/globals'
import { parseIntentsFile } from '../../shared/intents/intents-file/intents-file.ts'
import { Api } from '../../shared/testing/service/api.ts'
import { startService } from '../../shared/testing/service/service.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import { proposal } from './report.ts'

const folder = tempFolder()
const program = fileURLToPath(new URL('../../dist/_misses.mjs', import.meta.url))
afterAll(() => folder.remove())

const run = async (env: Record<string, string>, ...args: string[]) =>
  (await promisify(execFile)(process.execPath, [program, ...args], { env: { PATH: process.env.PATH, ...env } })).stdout

test('misses are printed masked and counted by word forms, each with a line for INTENTS_FILE', async () => {
  const env = { DATABASE_PATH: `${folder.path}/on.db`, MISSES_RECORDING: 'on', AUTO_ESCALATION_THRESHOLD: '0' }
  expect(await run(env)).toBe('Nothing yet.\n')
  const service = await startService(env)
  const api = await new Api(service.url).enter('zaphod')
  for (const message of ['где мой кэшбэк', 'Где моего кэшбэка?', 'я zaphod, код 1234 кэпчи', 'привет']) {
    await api.chat(message)
  }
  expect(await service.stop()).toBe(0)
  const printed = await run(env)
  expect(printed).toMatch(/2 × {2}где мой кэшбэк /)
  expect(printed).toMatch(/1 × {2}я <name>, код # кэпчи /)
  expect(printed).not.toMatch(/zaphod|1234|привет/)
  expect((await run(env, '1')).match(/ × /g)).toHaveLength(1)
})

test('with recording off nothing is stored, and the output says so', async () => {
  const env = { DATABASE_PATH: `${folder.path}/off.db` }
  const service = await startService(env)
  await (await new Api(service.url).enter('ivan')).chat('где мой кэшбэк')
  await service.stop()
  expect(await run(env)).toBe('Nothing is recorded at present: set MISSES_RECORDING=on.\n')
})

test('a phrase near a built-in intent is proposed as its keyword, any other as a new question', () => {
  expect(proposal('сколько у меня деньжат осталось там')).toMatch(/^"keywords": \{ "balance"/)
  expect(proposal('прогноз погоды на завтра')).toMatch(/^"faq"/)
})

test.each(['где мой кэшбэк', 'where is my cashback', 'как сменить <mail> в кабинете'])(
  'the line proposed for "%s" is valid',
  phrase => {
    const filled = `{ ${proposal(phrase)} }`.replace('"id": "…"', '"id": "answer"')
    expect(parseIntentsFile(filled)).toMatchObject({ ok: true })
  },
)
