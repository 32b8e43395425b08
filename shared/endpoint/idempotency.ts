import type { Context } from 'aws-lambda'
import { AppError, errorMessage } from '../errors.ts'
import { stringifyJson } from '../json.ts'
import { logger } from '../observability/logger.ts'
import type { Attempt, StoredAnswer } from '../store/idempotency.ts'
import type { Contract } from './contract.ts'
import type { Invocation } from './endpoint.ts'
import { errorToResponse } from './error-response.ts'
import { type HttpResponse, responseHeaders } from './http-event.ts'
import { services } from './late-services.ts'

export type Run = (invocation: Invocation, context: Context, abort: { signal: AbortSignal }) => Promise<HttpResponse>

/** How much longer than the request the lease lasts. */
const leaseMarginMs = 5_000
/** Used when the platform sets no time limit. */
const maxRequestMs = 60_000

/**
 * Carries out a request with an Idempotency-Key once (draft-ietf-httpapi-idempotency-key-header). The same key with the same
 * body returns the first answer again, with `Idempotency-Replayed: true`. A key belongs to the user, or for a registration
 * to the wanted username.
 *
 * Successes and refusals of valid requests are stored. After a failure (5xx), the same key runs the request again. If a
 * process is killed between the call of the company's backend and storing the answer, the next attempt, after the lease has
 * expired, runs with `resumed` set.
 * @throws AppError `request_in_progress`, `idempotency_key_reused`, `invalid_input` when the key is not valid
 */
export function idempotent(contract: Contract, run: Run): Run {
  return async (invocation, context, abort) => {
    const key = readKey(invocation.headers['idempotency-key'])
    if (key === undefined) return run(invocation, context, abort)
    const { idempotency } = await services()
    const remainingMs = context.getRemainingTimeInMillis?.() ?? maxRequestMs
    const beginning = await (await idempotency()).begin(
      { scope: `${contract.path} ${ownerOf(invocation)}`, key, content: stringifyJson(invocation.input) },
      remainingMs + leaseMarginMs,
    )
    if (beginning.state === 'in_progress') throw inProgress()
    if (beginning.state === 'reused') {
      throw new AppError('idempotency_key_reused', errorMessage.idempotency_key_reused)
    }
    if (beginning.state === 'done') return replay(beginning.answer)
    invocation.resumed = beginning.resumed
    return settle(beginning.attempt, invocation, () => run(invocation, context, abort))
  }
}

async function settle(attempt: Attempt, { requestId }: Invocation, run: () => Promise<HttpResponse>) {
  const save = (step: Promise<void>) =>
    step.catch(error =>
      logger.warn('the outcome of an idempotent request was not saved', { request_id: requestId, error }),
    )
  try {
    const response = await run()
    await save(attempt.complete({ status: response.statusCode, body: response.body }))
    return response
  } catch (error) {
    const { status, code } = error instanceof AppError ? error : { status: 500 }
    // These requests had no effect. Storing the answers to invalid ones would let anybody fill the store for free.
    if (code === 'overloaded' || code === 'invalid_input') await save(attempt.withdraw())
    else if (status >= 500) await save(attempt.fail())
    else await save(attempt.complete({ status, body: errorToResponse(error, requestId).body }))
    throw error
  }
}

const inProgress = () =>
  new AppError('request_in_progress', errorMessage.request_in_progress, {
    headers: { 'retry-after': '1' },
  })

const replay = ({ status, body }: StoredAnswer): HttpResponse => ({
  statusCode: status,
  headers: { ...responseHeaders, 'idempotency-replayed': 'true' },
  body,
})

/** A registration has no user yet, and a retry may come from another address, so the wanted username identifies it. */
const ownerOf = ({ user, input }: Invocation) =>
  user ? `user ${user.userId}` : `name ${(input as { username?: string }).username}`

/** The draft asks for a quoted string, while most clients send the bare key. Both name the same key. */
function readKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const key = /^"([ -~]{1,255})"$/.exec(header)?.[1] ?? /^[!#-~]{1,255}$/.exec(header)?.[0]
  if (key === undefined) throw new AppError('invalid_input', 'Idempotency-Key: must be 1 to 255 ASCII characters')
  return key
}
