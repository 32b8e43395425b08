import { randomInt } from 'node:crypto'

const epoch = Date.UTC(2025, 0, 1)
const randomValues = 2 ** 13

/**
 * A new id for a withdrawal or bet: the milliseconds since 2025 and 13 random bits, so it stays below 2^53 until 2059 and a
 * JavaScript number on the customer's side holds it. The journal's primary key refuses the one id in 8192 that two
 * transactions of the same millisecond might share, and another is drawn.
 */
export function newTransactionId(now: number): bigint {
  return BigInt(now - epoch) * BigInt(randomValues) + BigInt(randomInt(randomValues))
}
