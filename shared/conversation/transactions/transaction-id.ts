import { randomInt } from 'node:crypto'

const epoch = Date.UTC(2025, 0, 1)
const randomValues = 2 ** 13

/**
 * A new id for a withdrawal or bet: milliseconds since 2025 and 13 random bits. It stays below 2^53 until 2059, so that a
 * JavaScript number on the company's side can hold it. Two transactions of the same millisecond share an id once in 8192
 * times; then the journal's primary key refuses the second, and a new id is drawn.
 */
export function newTransactionId(now: number): bigint {
  return BigInt(now - epoch) * BigInt(randomValues) + BigInt(randomInt(randomValues))
}
