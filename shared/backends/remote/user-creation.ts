import { AppError, type AppErrorOptions, errorMessage } from '../../errors.ts'
import { logger } from '../../observability/logger.ts'
import type { Call, NewUser } from '../backend.ts'
import { callOperation, exists } from './call-operation.ts'
import { failureReasonOf, statusOf } from './failure.ts'
import { operations } from './operations.ts'
import { userPayload } from './payloads.ts'
import type { Transport } from './transport.ts'

/** Whether a name can be sent: `.` and `..` would change the URL path, and a lone surrogate cannot be encoded in UTF-8. */
export const isSendable = (username: string) =>
  username !== '' && username !== '.' && username !== '..' && username.isWellFormed()

/**
 * Creates a user if the name is free. The guide neither requires a backend to refuse a name that is taken nor says how it would
 * (5.2.4, 5.3.5), so the name is looked up before the creation, and again after a refusal.
 * @throws AppError `user_exists`, `invalid_input` when the backend does not accept the data, `backend_error`
 */
export async function createUser(transport: Transport, user: NewUser, call: Call): Promise<void> {
  if (!isSendable(user.username)) throw new AppError('invalid_input', 'username: not a name that can be used')
  const isTaken = () => exists(transport, operations.findUser, { username: user.username }, call)
  if (await isTaken()) throw nameTaken()
  try {
    await callOperation(transport, operations.createUser, userPayload(user), call)
  } catch (error) {
    const reason = failureReasonOf(error)
    if (reason !== 'status' && reason !== 'rejected') throw error
    const taken = await isTaken().catch(() => undefined)
    throw taken ? nameTaken(errorMessage.user_exists, wasFree(error)) : refusalOf(error, taken === false, call)
  }
}

/** The error of a refused creation when the name was not found to be taken. */
function refusalOf(error: unknown, isFree: boolean, call: Call): unknown {
  const status = statusOf(error)
  if (status === 409) {
    if (!isFree) return nameTaken(errorMessage.user_exists, wasFree(error))
    report(
      error,
      'what else must be unique there? The e-mail, perhaps, which is "" when a player gives none (AUTH_EMAIL_DOMAIN)',
      call,
    )
    return nameTaken('The username or the e-mail is taken', { cause: error, details: { wasFree: true, isFree } })
  }
  if (status !== 400 && status !== 422) return error
  report(
    error,
    'what does it not accept? An e-mail of "", perhaps, which is none (AUTH_EMAIL_DOMAIN), or a password that is a hash (AUTH_PASSWORD_TRANSFER)',
    call,
  )
  return new AppError('invalid_input', 'The username, the password or the e-mail is not accepted', {
    cause: error,
    details: { isFree },
  })
}

const nameTaken = (message: string = errorMessage.user_exists, options?: AppErrorOptions) =>
  new AppError('user_exists', message, options)

const wasFree = (cause: unknown): AppErrorOptions => ({ cause, details: { wasFree: true } })

/** The player only learns what to change; the log tells the administrator what to check. */
function report(error: unknown, question: string, { requestId }: Call): void {
  const status = statusOf(error)
  logger.warn(`${operations.createUser.method} was refused with ${status} for a username that is free: ${question}`, {
    request_id: requestId,
    status,
    error: error as Error,
  })
}
