import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type ErrorCode, errorStatus } from '../../errors.ts'

const root = join(import.meta.dirname, '../../..')

const sources = ['functions', 'shared'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing/'))
    .map(name => join(folder, name)),
)

const quoted = String.raw`(['"\`])(?<text>.*?)(?<!\\)\1`
const logged = new RegExp(String.raw`\blogger\.(?:debug|info|warn|error|critical)\(\s*${quoted}`, 'gs')
const thrown = new RegExp(String.raw`\bnew AppError\(\s*'(?<code>\w+)',\s*${quoted.replace('\\1', '\\2')}`, 'gs')

/** A word that keeps its capitals, such as the name of a variable. */
const isName = (text: string) => /^[A-Z][A-Z\d_]+\b/.test(text)

test('log messages begin in lower case and end without a full stop', () => {
  const texts = sources.flatMap(file => {
    const source = readFileSync(join(root, file), 'utf8')
    const errors = [...source.matchAll(thrown)].filter(({ groups }) => errorStatus[groups?.code as ErrorCode] >= 500)
    return [...source.matchAll(logged), ...errors].map(({ groups }) => ({ file, text: groups?.text ?? '' }))
  })
  expect(texts.length).toBeGreaterThan(30)
  expect(texts.filter(({ text }) => (/^[A-Z]/.test(text) && !isName(text)) || text.endsWith('.'))).toEqual([])
})
