import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from '@jest/globals'
import { loadConfig } from './load-config.ts'
import { renderEnvExample, renewTable } from './reference.ts'
import { type Variable, variables } from './schema.ts'

const file = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8')
const entries = Object.entries<Variable>(variables)
const examples = [...file.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value])

test('.env.example is up to date (npm run config-reference writes it)', () => {
  expect(file).toBe(renderEnvExample())
})

test("the README's table is up to date (npm run config-reference writes it)", () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  expect(readme).toBe(renewTable(readme))
  for (const name of Object.keys(variables)) expect(readme).toContain(`| \`${name}\``)
  expect(() => renewTable('# no table')).toThrow('the README has no <!-- configuration')
})

test('.env.example and the schema name the same variables', () => {
  expect(examples.map(([name]) => name).sort()).toEqual(Object.keys(variables).sort())
})

test('.env.example as it stands is the default configuration', () => {
  expect(loadConfig(parseEnv(file))).toEqual(loadConfig({}))
})

test('no line of .env.example would confuse "docker run --env-file"', () => {
  expect(file.split('\n').filter(line => line !== '' && !line.startsWith('#'))).toEqual([])
  expect(examples.filter(([, value]) => value === '' || /["'\s]|#/.test(value ?? ''))).toEqual([])
})

test.each(entries.filter(([, { default: text }]) => text !== undefined))(
  'the default of %s stands in the file and is what an absent variable means',
  (name, variable) => {
    expect(file).toContain(`# Default: ${variable.default}\n`)
    const given = loadConfig({ [name]: variable.default })
    expect(given.config).toEqual(loadConfig({}).config)
  },
)

test.each(entries)('the example of %s can be used, unless it is a signing key', (name, { parser, example }) => {
  expect(parser.schema().safeParse(example).success).toBe(!name.startsWith('JWT_SECRET'))
})
