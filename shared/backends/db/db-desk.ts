import type { Row, Store } from '../../store/store.ts'
import type { Id, OperatorDesk, OperatorSession } from '../backend.ts'
import { asBackend } from './backend-errors.ts'
import { sessionOf } from './rows.ts'

const selectSession = `
  SELECT *, CASE WHEN mode = 'waiting_operator' THEN (
    SELECT count(*) FROM operator_sessions AS ahead
    WHERE ahead.mode = 'waiting_operator' AND ahead.ticket <= operator_sessions.ticket
  ) END AS queue_position
  FROM operator_sessions WHERE user_id = ?`

const insertMessage = `
  INSERT INTO operator_messages (user_id, author, text)
  SELECT user_id, 'user', ?2 FROM operator_sessions WHERE user_id = ?1`

/**
 * The operator desk of db mode: a queue in the store, first come, first served. Operators have no panel in this mode.
 * The store belongs to the caller: `close` leaves it open.
 */
export function createDbDesk(store: Store): OperatorDesk {
  const db = asBackend(store)
  const session = (userId: Id) => ({ sql: selectSession, args: [userId] })
  const message = (userId: Id, text: string) => ({ sql: insertMessage, args: [userId, text] })

  return {
    async findSession(userId) {
      const row = await db.first(selectSession, [userId])
      return row && sessionOf(row)
    },

    async requestOperator(userId, text) {
      const enqueue = {
        sql: `INSERT INTO operator_sessions (user_id, mode) VALUES (?, 'waiting_operator') ON CONFLICT (user_id) DO NOTHING`,
        args: [userId],
      }
      const [, , rows] = await db.batch([enqueue, message(userId, text), session(userId)])
      return sessionOf(rows?.[0] as Row)
    },

    async sendUserMessage(userId, text): Promise<OperatorSession> {
      const [, rows] = await db.batch([message(userId, text), session(userId)])
      const row = rows?.[0]
      return row === undefined ? { userId, mode: 'bot' } : sessionOf(row)
    },

    async endSession(userId) {
      await db.batch([
        { sql: 'DELETE FROM operator_sessions WHERE user_id = ?', args: [userId] },
        { sql: 'DELETE FROM operator_messages WHERE user_id = ?', args: [userId] },
      ])
    },

    async ping() {
      await db.execute('SELECT 1')
    },
  }
}
