import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from '@jest/globals'
import { tempFolder } from '../testing/temp-folder.ts'
import { intentNames } from './intents.ts'
import { parseIntentsFile } from './intents-file/intents-file.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
const example = fileURLToPath(new URL('../../infra-examples/intents.example.json', import.meta.url))
const folder = tempFolder()
afterAll(() => folder.remove())

const run = (...args: string[]) => promisify(execFile)(process.execPath, [cli, ...args])

function file(name: string, lines: string[]): string {
  const path = join(folder.path, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

test('a phrase is explained: words, likely intents and the words that speak for them, and the values found', async () => {
  const { stdout } = await run('ghbdtn, выведи 500 на карту')
  expect(stdout).toMatch(/intent +withdrawal_create/)
  expect(stdout).toMatch(/ghbdtn → привет/)
  expect(stdout).toMatch(/likely +[01]\.\d\d {2}withdrawal_create {2}by .*выведи/)
  expect(stdout).toMatch(/amount: 500/)
})

test('of a message of several clauses, it is said what each means and which speaks most for the intent', async () => {
  const { stdout } = await run('пришёл домой, а где мой вывод')
  expect(stdout).toMatch(/clauses +[01]\.\d\d {2}unknown {2}«пришел домой»\n/)
  expect(stdout).toMatch(/ {2}withdrawal_status {2}«где мой вывод» {2}speaks most for withdrawal_status\n/)
})

test('a labelled file is measured', async () => {
  const path = file('phrases.jsonl', [
    '{"text":"баланс","intent":"balance"}',
    '{"text":"мои ставки","intent":"bets"}',
    '',
    '{"text":"баланс белого","intent":"unknown"}',
  ])
  const { stdout } = await run('--check', path)
  expect(stdout).toMatch(/macro-F1 +1\.0000/)
  expect(stdout).toMatch(/false alarms +0\.00 %/)
  const { stdout: json } = await run('--check', path, '--json')
  const lines = json
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines).toEqual([
    { text: 'баланс', intent: 'balance', got: 'balance', score: expect.any(Number) },
    { text: 'мои ставки', intent: 'bets', got: 'bets', score: expect.any(Number) },
    { text: 'баланс белого', intent: 'unknown', got: 'unknown', score: expect.any(Number) },
  ])
})

test('the example of an INTENTS_FILE is sound and is understood', async () => {
  const { stdout } = await run('--intents-file', example, 'дайте мне фрибет', 'какой лимит вывода?')
  expect(stdout).toMatch(/faq:bonus/)
  expect(stdout).toMatch(/faq:withdrawal-limits/)
})

test('a broken file or line is named, without a stack', async () => {
  await expect(run('--check', file('bad.jsonl', ['{"text":1}']))).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/bad\.jsonl:1: not a line of the form/),
  })
  await expect(run('--intents-file', file('bad.json', ['{"faq":1}']), 'x')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/faq: found 1; expected a list of questions/),
  })
  await expect(run('--no-such-option')).rejects.toMatchObject({ code: 2 })
})

test('keywords can be given to every built-in intent', () => {
  const keywords = Object.fromEntries(intentNames.map(name => [name, { ru: [`слово ${name}`] }]))
  expect(parseIntentsFile(JSON.stringify({ keywords }))).toMatchObject({ ok: true })
})
