import type Big from 'big.js'

// TC39 JSON.parse source text access (stage 4, in V8); TypeScript's library does not describe it yet.
declare global {
  interface JSON {
    parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown
    rawJSON(text: string): RawNumber
    isRawJSON(value: unknown): value is RawNumber
  }
}

/** A JSON number that a double cannot hold, kept as its source text. `stringifyJson` writes it back unchanged. */
export interface RawNumber {
  readonly rawJSON: string
}

/**
 * `JSON.parse` without loss of digits: a number that a double holds exactly becomes a number, any other (int64 ids, long
 * decimals) a `RawNumber`. A `__proto__` key becomes an ordinary own property and cannot change a prototype.
 * @throws SyntaxError when the text is not JSON
 */
export function parseJson(text: string): unknown {
  return mayLoseDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * `parseJson` of what came over a wire. A byte order mark is skipped (RFC 8259, 8.1).
 * @throws TypeError when it is not UTF-8
 * @throws SyntaxError when it is not JSON
 */
export const parseJsonBytes = (bytes: Uint8Array): unknown => parseJson(utf8.decode(bytes))

/**
 * Matches numbers that a double may not hold exactly (and, harmlessly, some strings that look like one). IEEE 754 guarantees
 * that decimals of up to 15 digits survive the round trip. Without a match the far slower reviver is not needed.
 */
const mayLoseDigits = /(?:^|[:[,])\s*-?(?:[\d.]{16}|[\d.]+[eE])/

function keepDigits(_key: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || source === undefined) return value
  return isFaithful(value, source) ? value : JSON.rawJSON(source)
}

function isFaithful(value: number, source: string): boolean {
  if (Number.isSafeInteger(value) && wholeNumber.test(source)) return true // fast path
  if (source.length > maxDoubleLength) return false
  return Number.isFinite(value) && canonical(source) === canonical(String(value))
}

/** A JSON number as its digits without zeros at either end, and the exponent: 1.50, 15e-1 and 0.15e1 are all `15e-1`. */
function canonical(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = jsonNumber.exec(number) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const kept = digits.replace(/0+$/, '')
  if (kept === '') return '0'
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`
}

/** No double needs more characters. Longer numbers are not examined, because they may have millions of digits. */
const maxDoubleLength = 32

const wholeNumber = /^-?\d+$/
const jsonNumber = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

export const isRawNumber = (value: unknown): value is RawNumber => JSON.isRawJSON(value)

/** `JSON.stringify` that writes a bigint or `Big` as a JSON number with all digits, and a `RawNumber` as it was read. */
export function stringifyJson(value: unknown): string {
  return isPlain(value) ? JSON.stringify(value) : JSON.stringify(value, writeDigits) // most responses are plain
}

/**
 * Whether plain `JSON.stringify` can write `value`: at most `levels` levels of objects and arrays, without bigint or `Big`.
 */
export function isPlain(value: unknown, levels = 3): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  if (levels === 0) return false
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value)
  return parts.every(part => isPlain(part, levels - 1))
}

function writeDigits(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return JSON.rawJSON(value.toString())
  if (typeof value !== 'string') return value
  const original = (this as Record<string, unknown>)[key] // Big has a toJSON, so `value` is already its string here
  return isBig(original) ? JSON.rawJSON(original.toFixed()) : value
}

/** Recognised by its fields (coefficient, exponent, sign), so that functions without money need not load big.js. */
const isBig = (value: unknown): value is Big =>
  typeof value === 'object' && value !== null && 'c' in value && 'e' in value && 's' in value && 'toFixed' in value
