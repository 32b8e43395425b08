import { describe, expect, test } from '@jest/globals'
import { textOfBody } from './error-text.ts'

describe('the error text of a body', () => {
  test.each([
    ['{"error":"user exists"}', 'user exists'],
    ['{"code":"E1","message":"no","detail":"why","balance":500}', 'E1: no: why'],
    ['{"error":{"code":7,"message":"no"}}', 'no'],
    ['{"errors":[{"title":"A"},"B"]}', 'A: B'],
    ['[{"message":"no"}]', 'no'],
    ['out of memory', 'out of memory'],
    ['', ''],
    ['7', ''],
    [`{"error":"${'x'.repeat(20_000)}"}`, ''],
  ])('%j', (body, text) => {
    expect(textOfBody(Buffer.from(body))).toBe(text)
  })
})
