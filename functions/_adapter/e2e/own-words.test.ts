import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
afterAll(() => folder.remove())
const example = fileURLToPath(new URL('../../../infra-examples/intents.example.json', import.meta.url))

/** The output of a service that failed to start, with the escaped quotes of its JSON lines unescaped. */
const failingStart = (path: string, env = {}) =>
  startService({ DATABASE_PATH: `${folder.path}/wrong.db`, INTENTS_FILE: path, ...env }).then(
    () => 'it started',
    (error: Error) => error.message.replaceAll('\\"', '"'),
  )

test('the keywords, reply texts and questions of the example are used', async () => {
  const service = await startService({ DATABASE_PATH: `${folder.path}/words.db`, INTENTS_FILE: example })
  try {
    const api = await new Api(service.url).enter('ivan')
    expect((await api.chat('привет')).reply).toBe(
      'Здравствуйте! Вы в поддержке «Лиги». Подскажу баланс, ставки и выводы средств. Чем помочь?',
    )
    expect((await api.chat('что там в моей копилке?')).reply).toMatch(/^На вашем счёте/)
    expect((await api.chat('где мои бонусы?')).reply).toBe(
      'Ваши бонусы и фрибеты — в личном кабинете, раздел «Бонусы».',
    )
    expect((await api.chat('what about a free bet')).reply).toMatch(/^You will find your bonuses/)
    expect((await api.chat('какая комиссия за вывод')).reply).toBe('Вывести можно от 500 ₽, комиссии нет.')
    expect((await api.chat('дежурный')).mode).toBe('waiting_operator')
  } finally {
    await service.stop()
  }
})

test.each<[string, unknown, RegExp[]]>([
  [
    'everything that is wrong',
    { keywords: { balanse: { ru: ['копилка'] } }, replies: { hello: { ru: 'x' }, balance: { ru: '{sum}' } } },
    [
      /INTENTS_FILE ".*": keywords\.balanse: found a key .*did you mean balance\?.*expected .*greeting, /,
      /INTENTS_FILE ".*": replies\.hello: found a key that no text has.*expected one of greeting, /,
      /INTENTS_FILE ".*": replies\.balance\.ru: found \{sum\}.*expected only \{amount\}/,
    ],
  ],
  ['a text that is no JSON', '{', [/INTENTS_FILE ".*": the file: found no JSON/]],
])('a wrong file prevents the start, and the error names %s', async (_, file, problems) => {
  const path = `${folder.path}/wrong.json`
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file))
  const error = await failingStart(path)
  for (const problem of problems) expect(error).toMatch(problem)
  expect(error).toContain('The service exited before it listened')
})

test('problems of the file are reported together with those of the environment', async () => {
  const path = `${folder.path}/wrong.json`
  writeFileSync(path, '{"wat":1}')
  const error = await failingStart(path, { AUTH_BACKEND: 'rest', TIME_ZONE: 'Mars' })
  for (const name of [
    'AUTH_REST_ENDPOINT is required',
    'TIME_ZONE "Mars"',
    'INTENTS_FILE ".*wrong.json": wat: found',
  ]) {
    expect(error).toMatch(new RegExp(name))
  }
})

test('a missing file is reported by name', async () => {
  expect(await failingStart(`${folder.path}/none.json`)).toMatch(/INTENTS_FILE ".*none\.json" cannot be read: ENOENT/)
})
