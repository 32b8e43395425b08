import Big from 'big.js'
import { isRawNumber } from '../../../shared/json.ts'

/** A request that violates the guide. */
export class Violation extends Error {
  override readonly name = 'Violation'
}

export type Check<T> = (value: unknown, key: string) => T

const digits = (value: unknown, key: string): string => {
  if (typeof value === 'number') return String(value)
  if (isRawNumber(value)) return value.rawJSON
  throw new Violation(`${key}: not a number`)
}

export const int64: Check<bigint> = (value, key) => {
  const text = digits(value, key)
  if (!/^-?\d+$/.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text))
    throw new Violation(`${key}: not an int64`)
  return BigInt(text)
}

export const count: Check<number> = (value, key) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw new Violation(`${key}: not a count`)
  return value
}

/** At most two decimals: 0.30000000000000004 is the sender's mistake. */
export const money: Check<Big> = (value, key) => {
  const amount = new Big(digits(value, key))
  if (!amount.round(2).eq(amount)) throw new Violation(`${key}: not an amount of money`)
  return amount
}

export const text: Check<string> = (value, key) => {
  if (typeof value !== 'string') throw new Violation(`${key}: not a string`)
  return value
}

export const filled: Check<string> = (value, key) => {
  if (text(value, key) === '') throw new Violation(`${key}: empty`)
  return value as string
}

export const time: Check<string> = (value, key) => {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
  if (!shape.test(text(value, key)) || Number.isNaN(Date.parse(value as string))) {
    throw new Violation(`${key}: not an RFC 3339 time`)
  }
  return value as string
}

export const oneOf =
  <T extends string>(...names: T[]): Check<T> =>
  (value, key) => {
    if (!names.includes(value as T)) throw new Violation(`${key}: not one of ${names.join(', ')}`)
    return value as T
  }

/** Marks a key that may be left out. */
export const optional = <T>(check: Check<T>): Check<T | undefined> =>
  Object.assign((value: unknown, key: string) => check(value, key), { optional: true })

export type Shape = Record<string, Check<unknown>>
export type Checked<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> }

/** Checks that a value is an object with exactly these keys, each of its type. @throws Violation */
export function checkObject<S extends Shape>(value: unknown, shape: S): Checked<S> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Violation('not a JSON object')
  for (const key of Object.keys(value)) if (!Object.hasOwn(shape, key)) throw new Violation(`${key}: unknown key`)
  const checked: Record<string, unknown> = {}
  for (const [key, check] of Object.entries(shape)) {
    if (Object.hasOwn(value, key)) checked[key] = check((value as Record<string, unknown>)[key], key)
    else if (!('optional' in check)) throw new Violation(`${key}: missing`)
  }
  return checked as Checked<S>
}
