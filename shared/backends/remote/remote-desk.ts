import type { Id, OperatorDesk, OperatorSession } from '../backend.ts'
import { failure } from './failure.ts'
import { type Operation, operations } from './operations.ts'
import { perform, probe } from './perform.ts'
import type { Transport } from './transport.ts'

/** Any user will do: whether there is a session or not, the contour is well. */
const anyUser = 1n

/** The customer's operator contour behind a transport. */
export function createRemoteDesk(transport: Transport): OperatorDesk {
  return {
    async findSession(userId, call) {
      const session = await perform(transport, operations.findSession, { user_id: userId }, call)
      return session && sessionOf(operations.findSession, userId, session)
    },
    async requestOperator(userId, message, call) {
      const session = await perform(transport, operations.requestOperator, { user_id: userId, message }, call)
      return sessionOf(operations.requestOperator, userId, session)
    },
    async sendUserMessage(userId, message, call) {
      const session = await perform(transport, operations.sendUserMessage, { user_id: userId, message }, call)
      return sessionOf(operations.sendUserMessage, userId, session)
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
