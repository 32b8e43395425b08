import Big from 'big.js'
import * as z from 'zod/mini'
import { isRawNumber } from '../../json.ts'

/** Longer numbers are neither money nor ids, and expanding 1e1000000 would exhaust the memory. */
const maxNumberLength = 64
const maxAmount = new Big('1e30')

const digitsOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return isRawNumber(value) && value.rawJSON.length <= maxNumberLength ? value.rawJSON : undefined
}

/** A schema of one JSON value. Its message says what was expected and never quotes the value. */
const scalar = <T>(expected: string, parse: (value: unknown) => T | undefined) =>
  z.pipe(
    z.unknown(),
    z.transform((value: unknown, context): T => {
      const parsed = parse(value)
      if (parsed !== undefined) return parsed
      context.issues.push({ code: 'custom', message: `expected ${expected}`, input: value })
      return z.NEVER
    }),
  )

export const int64 = scalar('an int64', value => {
  const digits = digitsOf(value)
  if (digits === undefined || !/^-?\d+$/.test(digits)) return undefined
  const id = BigInt(digits)
  return BigInt.asIntN(64, id) === id ? id : undefined
})

export const money = scalar('a decimal number', value => {
  const digits = digitsOf(value)
  if (digits === undefined) return undefined
  const amount = new Big(digits)
  return amount.abs().lt(maxAmount) && amount.e > -maxNumberLength ? amount : undefined
})

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

export const time = scalar('an RFC 3339 time', value =>
  typeof value === 'string' && rfc3339.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined,
)
