import type { AppError } from '../../errors.ts'
import { logger } from '../../observability/logger.ts'
import type { Call, Id, OperatorDesk, OperatorSession } from '../backend.ts'
import { callOperation, probe } from './call-operation.ts'
import { failure, failureReasonOf, isInconclusive, isRefusal } from './failure.ts'
import { IgnoredFields } from './ignored-fields.ts'
import { operations } from './operations.ts'
import { toldSession } from './replies.ts'
import type { Transport } from './transport.ts'
import { reportGuessedMode } from './unknown-words.ts'

/** The health check can ask for any user: whether or not there is a session, a response shows that the contour is up. */
const anyUser = 1n

/** The message of a player who only pressed a button: many backends reject an empty string as a missing value. */
const noWords = 'Игрок просит оператора'

// Lenient replies: fields may be missing or not fit, and the mode may be one that the guide does not name.
const findSession = { ...operations.findSession, reply: toldSession }
const requestOperator = { ...operations.requestOperator, reply: toldSession }
const sendUserMessage = { ...operations.sendUserMessage, reply: toldSession }

/** The company's operators, reached over a transport. */
export class RemoteDesk implements OperatorDesk {
  readonly #transport: Transport
  readonly #ignored = new IgnoredFields()

  constructor(transport: Transport) {
    this.#transport = transport
  }

  async findSession(userId: Id, call: Call): Promise<OperatorSession | undefined> {
    const session = await this.#ask(findSession, userId, {}, call)
    if (!session) return undefined
    const { mode } = session
    if (!mode) throw failure(findSession, 'malformed', { field: 'mode' })
    return { ...session, mode }
  }

  async requestOperator(userId: Id, message: string, call: Call): Promise<OperatorSession> {
    try {
      const session = await this.#ask(requestOperator, userId, { message: message || noWords }, call)
      return { userId, ...session, mode: session?.mode ?? 'waiting_operator' }
    } catch (error) {
      // A session that the player left for the bot may still be open: the request is then passed on to it as a message.
      if (!isRefusal(error) || !isOpen(await this.findSession(userId, call).catch(() => undefined))) throw error
      return await this.sendUserMessage(userId, message, call)
    }
  }

  async sendUserMessage(userId: Id, message: string, call: Call): Promise<OperatorSession> {
    let told: Partial<OperatorSession> = {}
    try {
      told = (await this.#ask(sendUserMessage, userId, { message: message || noWords }, call)) ?? {}
    } catch (error) {
      if (isRefusal(error)) return await this.#sessionAfterRefusal(userId, error, call)
      if (failureReasonOf(error) !== 'malformed' || isInconclusive(error)) throw error
      const { message, details } = error as AppError
      logger.warn(message, { request_id: call.requestId, ...details, error: error as AppError })
    }
    const { mode } = told
    if (mode) return { ...told, userId, mode }
    // The message was delivered. A reply that is not a session is only a receipt, so the session is looked up.
    return { ...((await this.findSession(userId, call)) ?? { userId, mode: 'bot' }), ...told }
  }

  ping(call: Call): Promise<void> {
    return probe(this.#transport, operations.findSession, { user_id: anyUser }, call)
  }

  /** Sends an operation and returns the session in the reply; `undefined` when there is none. */
  async #ask(operation: typeof findSession | typeof requestOperator, userId: Id, payload: object, call: Call) {
    const told = await callOperation(this.#transport, operation, { user_id: userId, ...payload }, call)
    if (!told) return undefined
    const { session, guessed, ignored } = told
    // The reply may omit the user, but must not name another one.
    if (session.userId !== undefined && session.userId !== userId)
      throw failure(operation, 'malformed', { field: 'user_id' })
    if (guessed) reportGuessedMode(operation, String(session.mode), call)
    for (const field of ignored) this.#ignored.report(operation, field, call)
    return { ...session, userId }
  }

  /** An operator may have closed the session just before the message, in which case the bot answers it. */
  async #sessionAfterRefusal(userId: Id, refusal: unknown, call: Call): Promise<OperatorSession> {
    const session = await this.findSession(userId, call).catch(() => {
      throw refusal
    })
    if (isOpen(session)) throw refusal
    return session ?? { userId, mode: 'bot' }
  }
}

const isOpen = (session: OperatorSession | undefined) => session !== undefined && session.mode !== 'bot'
