import type { Store } from '../../store/store.ts'
import type { Id } from '../backend.ts'

/**
 * Takes the user's dialogue, out of the queue or unasked.
 * @returns false when another operator has it
 */
export async function takeDialogue(store: Store, userId: Id, operatorId: Id): Promise<boolean> {
  const rows = await store.execute(
    `INSERT INTO operator_sessions (user_id, mode, operator_id) VALUES (?1, 'operator', ?2)
     ON CONFLICT (user_id) DO UPDATE SET mode = 'operator', operator_id = ?2
     WHERE mode = 'waiting_operator' OR operator_id = ?2 RETURNING ticket`,
    [userId, operatorId],
  )
  return rows.length === 1
}

/**
 * Writes to the user, who reads it with the next message or look at the session.
 * @returns false when no operator has the dialogue
 */
export async function writeText(store: Store, userId: Id, text: string): Promise<boolean> {
  const [updated] = await store.batch([
    {
      sql: `UPDATE operator_sessions SET last_operator_text = ? WHERE user_id = ? AND mode = 'operator' RETURNING ticket`,
      args: [text, userId],
    },
    {
      sql: `INSERT INTO operator_messages (user_id, author, text)
            SELECT user_id, 'operator', ?2 FROM operator_sessions WHERE user_id = ?1 AND mode = 'operator'`,
      args: [userId, text],
    },
  ])
  return updated?.length === 1
}

/** What the user has written since the session began, oldest first. */
export async function readUserTexts(store: Store, userId: Id): Promise<string[]> {
  const rows = await store.execute(
    `SELECT text FROM operator_messages WHERE user_id = ? AND author = 'user' ORDER BY id`,
    [userId],
  )
  return rows.map(row => String(row.text))
}

/** Ends the dialogue: the user talks to the bot again. Its texts are deleted. */
export async function closeDialogue(store: Pick<Store, 'batch'>, userId: Id): Promise<void> {
  await store.batch([
    { sql: 'DELETE FROM operator_sessions WHERE user_id = ?', args: [userId] },
    { sql: 'DELETE FROM operator_messages WHERE user_id = ?', args: [userId] },
  ])
}
