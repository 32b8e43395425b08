import type { Kind } from './every-operation.ts'

/** What becomes of the operations, by kind, when all get the same answer. */
export type Verdict = Readonly<Record<Kind, string>>

const all = (outcome: string): Verdict => ({
  user: outcome,
  one: outcome,
  list: outcome,
  balance: outcome,
  newBalance: outcome,
  change: outcome,
  session: outcome,
  request: outcome,
  message: outcome,
})

/** A correct answer; the operations without a result resolve to nothing. */
export const good: Verdict = { ...all('ok'), user: 'none', change: 'none' }

/** An answer without data: a look-up found nothing, a change is done, and a message has a receipt. */
export const nothing: Verdict = {
  ...all('none'),
  balance: 'malformed',
  newBalance: 'malformed',
  request: 'ok',
  message: 'looked up',
}

/** Not found; a request for an operator that is refused while a session is open goes there as a message. */
export const absent: Verdict = {
  ...all('none'),
  user: 'not_found 404',
  newBalance: 'not_found 404',
  change: 'not_found 404',
  request: 'passed on',
  message: 'not_found 404',
}

/** @param outcome of the creation of a user, where a refusal may be the player's mistake */
export const refused = (reason: string, outcome = reason): Verdict => ({
  ...all(reason),
  user: outcome,
  request: 'passed on',
})

/** Every call fails for this reason, and nothing is guessed. */
export const failed = all

/** Data that do not fit. Where the guide asks for none, the change is done; a message has a receipt. */
export const unfit: Verdict = { ...all('malformed'), user: 'none', change: 'none', message: 'looked up' }
