import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { errorStatus } from '../errors.ts'
import { lintDescription } from '../testing/documents/lint-description.ts'
import { checkDocumented } from '../testing/service/documented-answers.ts'
import { readContracts } from './contracts.ts'
import { operationExamples } from './examples.ts'
import { openapiFile, renderOpenapi } from './write.ts'

const contracts = await readContracts()
const text = readFileSync(openapiFile, 'utf8')
const document = JSON.parse(text)

test('the committed file is up to date (npm run openapi writes it)', async () => {
  expect(text).toBe(await renderOpenapi())
})

test('Redocly finds no problem', async () => {
  expect(await lintDescription(openapiFile)).toEqual([])
})

test('every contract is described: verb, summary, whether it needs a token', () => {
  for (const { contract } of contracts) {
    const operation = document.paths[contract.path][contract.method.toLowerCase()]
    expect(operation.summary).toBe(contract.summary)
    expect(operation.security).toEqual(contract.authenticated ? [{ token: [] }] : [])
  }
  expect(Object.keys(document.paths)).toHaveLength(contracts.length)
})

test('every error code is described, with an example', () => {
  const { properties, examples } = document.components.schemas.Error
  expect(properties.error.enum).toEqual(Object.keys(errorStatus))
  expect(examples.map((example: { error: string }) => example.error)).toEqual(Object.keys(errorStatus))
})

test.each(contracts)('the examples of $name match its contract', ({ name, contract }) => {
  const examples = operationExamples[name]
  if (contract.body) expect(z.safeParse(contract.body, examples?.request).error).toBeUndefined()
  else expect(examples?.request).toBeUndefined()
  for (const { examples: answers } of Object.values(examples?.responses ?? {})) {
    for (const answer of Object.values(answers)) expect(z.safeParse(contract.response, answer).error).toBeUndefined()
  }
})

test('an answer with an undocumented key, status or type is found', () => {
  checkDocumented('GET', '/health', 200, { status: 'ok' })
  expect(() => checkDocumented('GET', '/health', 200, { status: 'ok', extra: 1 })).toThrow('additional properties')
  expect(() => checkDocumented('GET', '/health', 418, {})).toThrow('418 is not in openapi.json')
  expect(() => checkDocumented('GET', '/api/session', 200, { mode: 'human' })).toThrow('allowed values')
  expect(() => checkDocumented('GET', '/nowhere', 404, { error: 'gone' })).toThrow('is not as openapi.json says')
})

test('an id beyond the digits of a double is described as an int64', () => {
  const { schema } = document.paths['/api/session'].get.responses[200].content['application/json']
  expect(schema.properties.operator_id).toEqual({ type: 'integer', format: 'int64' })
})
