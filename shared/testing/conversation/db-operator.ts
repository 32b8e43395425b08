import type { Id } from '../../backends/backend.ts'
import type { Store } from '../../store/store.ts'

/** What an operator does at the desk of db mode, for which the service has no panel. */
export interface DbOperator {
  /** Takes the user's dialogue from the queue, or starts one. @returns false when another operator has it */
  take(userId: Id, operatorId: Id): Promise<boolean>
  /** Writes to the user. @returns false when no operator has the dialogue */
  write(userId: Id, text: string): Promise<boolean>
  /** The user's messages since the session began, oldest first. */
  userTexts(userId: Id): Promise<string[]>
}

export const dbOperator = (store: Store): DbOperator => ({
  async take(userId, operatorId) {
    const rows = await store.execute(
      `INSERT INTO operator_sessions (user_id, mode, operator_id) VALUES (?1, 'operator', ?2)
       ON CONFLICT (user_id) DO UPDATE SET mode = 'operator', operator_id = ?2
       WHERE mode = 'waiting_operator' OR operator_id = ?2 RETURNING ticket`,
      [userId, operatorId],
    )
    return rows.length === 1
  },

  async write(userId, text) {
    const rows = await store.execute(
      `UPDATE operator_sessions SET last_operator_text = ? WHERE user_id = ? AND mode = 'operator' RETURNING ticket`,
      [text, userId],
    )
    return rows.length === 1
  },

  async userTexts(userId) {
    const rows = await store.execute(
      `SELECT text FROM operator_messages WHERE user_id = ? AND author = 'user' ORDER BY id`,
      [userId],
    )
    return rows.map(row => String(row.text))
  },
})
