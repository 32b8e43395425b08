import type { Id, OperatorDesk, OperatorSession } from '../backend.ts'
import { failure, failureReasonOf } from './failure.ts'
import { type Operation, operations } from './operations.ts'
import { perform, probe } from './perform.ts'
import type { Transport } from './transport.ts'

/** Any user will do: whether there is a session or not, the contour is well. */
const anyUser = 1n

/** Stands for the words of a player who only pressed a button: many backends refuse an empty string as a missing one. */
const noWords = 'Игрок просит оператора'

/** The customer's operator contour behind a transport. */
export function createRemoteDesk(transport: Transport): OperatorDesk {
  return {
    async findSession(userId, call) {
      const session = await perform(transport, operations.findSession, { user_id: userId }, call)
      return session && sessionOf(operations.findSession, userId, session)
    },
    async requestOperator(userId, message, call) {
      const payload = { user_id: userId, message: message || noWords }
      const session = await perform(transport, operations.requestOperator, payload, call)
      return sessionOf(operations.requestOperator, userId, session)
    },
    async sendUserMessage(userId, message, call) {
      const payload = { user_id: userId, message: message || noWords }
      try {
        const session = await perform(transport, operations.sendUserMessage, payload, call)
        return sessionOf(operations.sendUserMessage, userId, session)
      } catch (error) {
        if (failureReasonOf(error) !== 'malformed') throw error
        // The message has arrived; an answer that is no session is a receipt, and the session itself must be asked for.
        return (await this.findSession(userId, call)) ?? { userId, mode: 'bot' }
      }
    },

    ping: call => probe(transport, operations.findSession, { user_id: anyUser }, call),
    close: () => transport.close(),
  }
}

/** A session may leave the user out; it may not be another user's. */
function sessionOf(
  operation: Operation,
  userId: Id,
  session: Omit<OperatorSession, 'userId'> & { userId?: Id },
): OperatorSession {
  if (session.userId !== undefined && session.userId !== userId) {
    throw failure(operation, 'malformed', { field: 'user_id' })
  }
  return { ...session, userId }
}
