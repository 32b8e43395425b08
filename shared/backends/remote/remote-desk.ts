import type { AppError } from '../../errors.ts'
import { logger } from '../../logger.ts'
import type { Id, OperatorDesk, OperatorSession } from '../backend.ts'
import { failure, failureReasonOf } from './failure.ts'
import { type Operation, operations } from './operations.ts'
import { perform, probe } from './perform.ts'
import { toldSession } from './replies.ts'
import type { Transport } from './transport.ts'

/** Any user will do: whether there is a session or not, an answer means that the contour is up. */
const anyUser = 1n

/** Stands for the words of a player who only pressed a button: many backends refuse an empty string as a missing one. */
const noWords = 'Игрок просит оператора'

/** As in the guide, but a desk that answers with less serves players just as well. */
const sendUserMessage = { ...operations.sendUserMessage, reply: toldSession }

/** The customer's operator contour behind a transport. */
export function createRemoteDesk(transport: Transport): OperatorDesk {
  return {
    async findSession(userId, call) {
      const session = await perform(transport, operations.findSession, { user_id: userId }, call)
      return session && { ...owned(operations.findSession, userId, session), userId }
    },
    async requestOperator(userId, message, call) {
      const payload = { user_id: userId, message: message || noWords }
      const session = await perform(transport, operations.requestOperator, payload, call)
      return { ...owned(operations.requestOperator, userId, session), userId }
    },
    async sendUserMessage(userId, message, call) {
      const payload = { user_id: userId, message: message || noWords }
      let told: Partial<OperatorSession> = {}
      try {
        told = owned(sendUserMessage, userId, await perform(transport, sendUserMessage, payload, call))
      } catch (error) {
        if (failureReasonOf(error) !== 'malformed') throw error
        const { message, details } = error as AppError
        logger.warn(message, { request_id: call.requestId, ...details, error: error as AppError })
      }
      const { mode } = told
      if (mode) return { ...told, userId, mode }
      // The message has arrived; an answer that is no session is a receipt, and the session itself must be asked for.
      return { ...((await this.findSession(userId, call)) ?? { userId, mode: 'bot' }), ...told }
    },

    ping: call => probe(transport, operations.findSession, { user_id: anyUser }, call),
    close: () => transport.close(),
  }
}

/** A session may leave the user out; it may not be another user's. */
function owned<T extends { userId?: Id }>(operation: Operation, userId: Id, session: T): T {
  if (session.userId === undefined || session.userId === userId) return session
  throw failure(operation, 'malformed', { field: 'user_id' })
}
