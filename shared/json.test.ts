import { describe, expect, jest, test } from '@jest/globals'
import Big from 'big.js'
import fc from 'fast-check'
import { isRawNumber, parseJson, stringifyJson } from './json.ts'

const numbers = fc
  .tuple(
    fc.boolean(),
    fc.stringMatching(/^(0|[1-9]\d{0,24})$/),
    fc.stringMatching(/^(\.\d{1,24})?$/),
    fc.integer({ min: -30, max: 30 }),
  )
  .map(
    ([negative, whole, fraction, exponent]) =>
      `${negative ? '-' : ''}${whole}${fraction}${exponent ? `e${exponent}` : ''}`,
  )

describe('no digits are lost', () => {
  test('any number comes back as the same number', () => {
    fc.assert(fc.property(numbers, text => new Big(stringifyJson(parseJson(text))).eq(text)))
  })

  test('a number that a double holds exactly is a number, every other one keeps its digits', () => {
    fc.assert(
      fc.property(numbers, text => {
        const value = parseJson(text)
        if (isRawNumber(value)) expect(new Big(String(Number(text))).eq(text)).toBe(false)
        else expect(new Big(value as number).eq(text)).toBe(true)
      }),
    )
  })

  const shortDecimals = fc
    .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^[1-9]\d{12,16}$/), fc.nat(17), fc.nat(3))
    .map(([sign, digits, point, zeros]) => {
      const padded = digits.padStart(point + 1, '0')
      const fraction = padded.slice(padded.length - point) + '0'.repeat(zeros)
      return `${sign}${padded.slice(0, padded.length - point)}${fraction && `.${fraction}`}`
    })

  test('nor on the fast path', () => {
    const texts = fc.array(fc.oneof(shortDecimals, numbers, fc.json())).map(values => `[${values.join()}]`)
    fc.assert(
      fc.property(texts, text => {
        const [, looked] = parseJson(`[1e0,${text}]`) as unknown[] // the exponent forces the slow path for every number
        expect(parseJson(text)).toEqual(looked)
        expect(stringifyJson(parseJson(text))).toBe(stringifyJson(looked))
      }),
    )
    fc.assert(
      fc.property(shortDecimals, text => new Big(stringifyJson(parseJson(text))).eq(text)),
      { numRuns: 1000 },
    )
  })

  test.each([
    '9007199254740993',
    '9223372036854775807',
    '-9223372036854775808',
    '0.1000000000000000055',
    '5000000000000000.5',
    '1e-400',
  ])('%s', text => {
    expect(stringifyJson(parseJson(`{"id":[${text}]}`))).toBe(`{"id":[${text}]}`)
  })

  test.each(['1.50', '15e-1', '0.15e1', '0', '-0.0', '1e2', '123.45'])('%s is an ordinary number', text => {
    expect(parseJson(text)).toBe(Number(text))
  })
})

test.each([
  ['a sum, an id of 15 digits', '{"id":123456789012345,"amount": -1234567890.5}'],
  ['a UUID', '["3e44e3f1-1e10-4e2b-9e3c-12345678901234567"]'],
  ['a hash', '{"password":"$2b$10$7e7E1234567890123456"}'],
  ['times and words', '["2026-02-23T12:34:56.123456789Z","2e2 4e"]'],
])('%s: parsed on the fast path', (_, text) => {
  const parse = jest.spyOn(JSON, 'parse')
  parseJson(text)
  expect(parse.mock.calls).toEqual([[text]])
  parse.mockRestore()
})

test('a bigint and a Big are written as numbers, digit for digit', () => {
  const value = { id: 9223372036854775807n, amount: new Big('123.45').minus('23.4'), tiny: new Big('1e-8'), text: '1' }
  expect(stringifyJson(value)).toBe('{"id":9223372036854775807,"amount":100.05,"tiny":0.00000001,"text":"1"}')
})

test('a number with a million digits takes linear time', () => {
  const text = `[0.1${'0'.repeat(1_000_000)}1]`
  const begin = process.cpuUsage()
  expect(stringifyJson(parseJson(text))).toBe(text)
  const { user, system } = process.cpuUsage(begin)
  expect((user + system) / 1000).toBeLessThan(2_000) // a backtracking regular expression took an hour
})

test('__proto__ is an ordinary key', () => {
  const value = parseJson('{"__proto__":{"admin":true}}') as Record<string, unknown>
  expect(Object.hasOwn(value, '__proto__')).toBe(true)
  expect(value.admin).toBeUndefined()
})
