import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { operations } from '../../../shared/backends/remote/operations.ts'
import { lintDescription } from '../../../shared/testing/documents/lint-description.ts'
import { documents } from './write.ts'

test.each(documents)(
  'the committed file is what operations.ts says (npm run openapi writes it): $file',
  ({ file, text }) => {
    expect(readFileSync(file, 'utf8')).toBe(text)
  },
)

test.each(documents)('Redocly finds no problem in $file', async ({ file }) => {
  expect(await lintDescription(file)).toEqual([])
})

const [rest, rpc] = documents.map(({ text }) => JSON.parse(text))

test('both describe every operation', () => {
  for (const [name, { verb, path, method }] of Object.entries(operations)) {
    expect(rest.paths[path][verb.toLowerCase()].operationId).toBe(name)
    expect(rpc.components.messages[`${name}Request`].payload.properties.method).toEqual({ const: method })
  }
  expect(Object.keys(rpc.operations)).toHaveLength(14)
})

test('every example of the worker matches its schema, and a wrong id does not', () => {
  const ajv = new Ajv2020({ strict: false, formats: { int64: true, 'date-time': true } })
  for (const { payload, examples } of Object.values(rpc.components.messages) as {
    payload: object
    examples: { payload: object }[]
  }[]) {
    const validate = ajv.compile(payload)
    for (const example of examples) {
      validate(example.payload)
      expect(validate.errors).toBeNull()
    }
  }
  const { payload } = rpc.components.messages.findUserReply
  expect(ajv.compile(payload)({ data: { id: '100', password: '$2b$10$' } })).toBe(false)
})
