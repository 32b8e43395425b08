import type { AppError } from '../../errors.ts'
import { logger } from '../../logger.ts'
import type { Call, Id, OperatorDesk, OperatorSession } from '../backend.ts'
import { callOperation, probe } from './call-operation.ts'
import { failure, failureReasonOf, isForeign, isRefusal } from './failure.ts'
import { operations } from './operations.ts'
import { toldSession } from './replies.ts'
import type { Transport } from './transport.ts'
import { reportGuessedMode } from './unknown-words.ts'

/** Any user will do: whether there is a session or not, an answer means that the contour is up. */
const anyUser = 1n

/** Stands for the words of a player who only pressed a button: many backends refuse an empty string as a missing one. */
const noWords = 'Игрок просит оператора'

// As in the guide, but a desk that answers with less, or has a mode of its own, serves players just as well.
const findSession = { ...operations.findSession, reply: toldSession }
const requestOperator = { ...operations.requestOperator, reply: toldSession }
const sendUserMessage = { ...operations.sendUserMessage, reply: toldSession }

/** The customer's operator contour behind a transport. */
export function createRemoteDesk(transport: Transport): OperatorDesk {
  /** What the desk tells of the session; `undefined`: that there is none. */
  async function ask(operation: typeof findSession | typeof requestOperator, userId: Id, payload: object, call: Call) {
    const told = await callOperation(transport, operation, { user_id: userId, ...payload }, call)
    if (!told) return undefined
    const { session, guessed } = told
    // A session may leave the user out; it may not be another user's.
    if (session.userId !== undefined && session.userId !== userId)
      throw failure(operation, 'malformed', { field: 'user_id' })
    if (guessed) reportGuessedMode(operation, String(session.mode), call)
    return { ...session, userId }
  }

  const desk: OperatorDesk = {
    async findSession(userId, call) {
      const session = await ask(findSession, userId, {}, call)
      if (!session) return undefined
      const { mode } = session
      if (!mode) throw failure(findSession, 'malformed', { field: 'mode' })
      return { ...session, mode }
    },

    async requestOperator(userId, message, call) {
      try {
        const session = await ask(requestOperator, userId, { message: message || noWords }, call)
        return { userId, ...session, mode: session?.mode ?? 'waiting_operator' }
      } catch (error) {
        // There may be a session already, one that the player has left for the bot: the operators learn of the new request.
        if (!isRefusal(error) || !isOpen(await desk.findSession(userId, call).catch(() => undefined))) throw error
        return await desk.sendUserMessage(userId, message, call)
      }
    },

    async sendUserMessage(userId, message, call) {
      let told: Partial<OperatorSession> = {}
      try {
        told = (await ask(sendUserMessage, userId, { message: message || noWords }, call)) ?? {}
      } catch (error) {
        if (isRefusal(error)) return await sessionAfterRefusal(userId, error, call)
        if (failureReasonOf(error) !== 'malformed' || isForeign(error)) throw error
        const { message, details } = error as AppError
        logger.warn(message, { request_id: call.requestId, ...details, error: error as AppError })
      }
      const { mode } = told
      if (mode) return { ...told, userId, mode }
      // The message has arrived; an answer that is no session is a receipt, and the session itself must be asked for.
      return { ...((await desk.findSession(userId, call)) ?? { userId, mode: 'bot' }), ...told }
    },

    ping: call => probe(transport, operations.findSession, { user_id: anyUser }, call),
    close: () => transport.close(),
  }

  /** An operator may have ended the session just before the message: then the bot answers it. */
  async function sessionAfterRefusal(userId: Id, refusal: unknown, call: Call): Promise<OperatorSession> {
    const session = await desk.findSession(userId, call).catch(() => {
      throw refusal
    })
    if (isOpen(session)) throw refusal
    return session ?? { userId, mode: 'bot' }
  }

  return desk
}

const isOpen = (session: OperatorSession | undefined) => session !== undefined && session.mode !== 'bot'
