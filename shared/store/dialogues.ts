import type { Row, SqlValue, Store } from './store.ts'
import { storeNow } from './store-clock.ts'

/** The state of a dialogue, apart from the operator desk's session. */
export interface DialogueState {
  /** Unrecognised messages in a row. */
  misses: number
  /** The open flow: JSON text that only the dialogue interprets. */
  flow?: string
  /** Whether the flow's time is over. The store does not delete expired flows. */
  isFlowExpired: boolean
  language?: string
  /** The last operator text that the user has seen. */
  shownOperatorText?: string
  /** The return-to-bot mark: the user has left the desk's session, which may still be open. */
  ignoresSession: boolean
  escalation: 'none' | 'claimed' | 'done'
  /** Incremented with every claim of the escalation. */
  epoch: number
  /** The version of the flow, incremented with every change. */
  version: number
  /** Whether the user has an open transaction, or one whose outcome they have not been told (transaction-journal.ts). */
  hasUntoldTransaction: boolean
}

export type Claim = { state: 'claimed'; epoch: number } | { state: 'busy' | 'done' }

// Put together once, not at every message.
const selectState = `
  SELECT user_id, misses, flow, flow_expires_at <= ${storeNow} AS is_flow_expired, language, shown_operator_text,
    ignores_session, escalation, epoch, version,
    EXISTS (SELECT 1 FROM transactions WHERE user_id = ?1 AND told = 0) AS has_untold_transaction
  FROM (SELECT ?1 AS wanted) LEFT JOIN dialogues ON user_id = wanted`

const newDialogue = {
  misses: 0,
  isFlowExpired: false,
  ignoresSession: false,
  escalation: 'none',
  epoch: 0,
  version: 0,
} as const

/**
 * The dialogue states of all users. Each method is atomic, so any number of processes may call it concurrently.
 * Every method throws an AppError `internal_error` when the store fails.
 */
export class Dialogues {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The stored state, or that of a new dialogue. */
  async load(userId: bigint): Promise<DialogueState> {
    const row = await this.#store.first(selectState, [userId])
    const hasUntoldTransaction = row?.has_untold_transaction === 1n
    return row === undefined || row.user_id === null
      ? { ...newDialogue, hasUntoldTransaction }
      : { ...stateOf(row), hasUntoldTransaction }
  }

  /** Counts an unrecognised message. Returns the number in a row. */
  async recordMiss(userId: bigint): Promise<number> {
    const [row] = await this.#store.execute(
      `INSERT INTO dialogues (user_id, misses) VALUES (?, 1)
       ON CONFLICT (user_id) DO UPDATE SET misses = misses + 1 RETURNING misses`,
      [userId],
    )
    return Number(row?.misses)
  }

  async resetMisses(userId: bigint): Promise<void> {
    await this.#store.execute('UPDATE dialogues SET misses = 0 WHERE user_id = ?', [userId])
  }

  /**
   * Opens, changes or (with undefined) ends the flow, if it has not changed since it was loaded.
   * @param lifetimeMs how long a flow stays open
   * @param expectedVersion `version` of the loaded state
   * @returns false, with nothing saved, when another message has changed the flow
   */
  async saveFlow(
    userId: bigint,
    flow: string | undefined,
    lifetimeMs: number | undefined,
    expectedVersion: number,
  ): Promise<boolean> {
    const args: SqlValue[] = [userId, flow ?? null, lifetimeMs === undefined ? null : BigInt(lifetimeMs)]
    if (expectedVersion > 0) {
      return this.#changes(
        `UPDATE dialogues SET flow = ?2, flow_expires_at = ${storeNow} + ?3, version = version + 1
         WHERE user_id = ?1 AND version = ?4`,
        [...args, BigInt(expectedVersion)],
      )
    }
    return this.#changes(
      `INSERT INTO dialogues (user_id, flow, flow_expires_at, version) VALUES (?1, ?2, ${storeNow} + ?3, 1)
       ON CONFLICT (user_id) DO UPDATE SET flow = ?2, flow_expires_at = excluded.flow_expires_at, version = 1
       WHERE version = 0`,
      args,
    )
  }

  /**
   * Grants the right to call the desk to a single caller. `busy`: another caller holds it, and its lease has not expired.
   * `done`: the dialogue has already been escalated.
   */
  async claimEscalation(userId: bigint, leaseMs: number): Promise<Claim> {
    const [claimed, current] = await this.#store.batch([
      {
        sql: `INSERT INTO dialogues (user_id, escalation, epoch, lease_expires_at) VALUES (?1, 'claimed', 1, ${storeNow} + ?2)
              ON CONFLICT (user_id) DO UPDATE
              SET escalation = 'claimed', epoch = epoch + 1, lease_expires_at = excluded.lease_expires_at
              WHERE escalation = 'none' OR (escalation = 'claimed' AND lease_expires_at <= ${storeNow})
              RETURNING epoch`,
        args: [userId, BigInt(leaseMs)],
      },
      { sql: 'SELECT escalation FROM dialogues WHERE user_id = ?', args: [userId] },
    ])
    const epoch = claimed?.[0]?.epoch
    if (epoch !== undefined) return { state: 'claimed', epoch: Number(epoch) }
    return { state: current?.[0]?.escalation === 'done' ? 'done' : 'busy' }
  }

  /**
   * Records that the desk has taken the dialogue, and clears misses, flow and return-to-bot mark.
   * @returns false when the caller no longer holds the claim (its lease expired, or the user went back to the bot)
   */
  confirmEscalation(userId: bigint, epoch: number): Promise<boolean> {
    return this.#changes(
      `UPDATE dialogues SET escalation = 'done', lease_expires_at = NULL, misses = 0, ignores_session = 0,
         flow = NULL, flow_expires_at = NULL, version = version + 1
       WHERE user_id = ? AND epoch = ? AND escalation = 'claimed'`,
      [userId, BigInt(epoch)],
    )
  }

  /** Releases the claim, so that the next message may try again. */
  releaseEscalation(userId: bigint, epoch: number): Promise<boolean> {
    return this.#changes(
      `UPDATE dialogues SET escalation = 'none', lease_expires_at = NULL
       WHERE user_id = ? AND epoch = ? AND escalation = 'claimed'`,
      [userId, BigInt(epoch)],
    )
  }

  /**
   * Records that the desk has ended this epoch's dialogue. Keeps the shown text: some desks repeat it in the next session.
   */
  endEscalation(userId: bigint, epoch: number): Promise<boolean> {
    return this.#changes(
      `UPDATE dialogues SET escalation = 'none'
       WHERE user_id = ? AND epoch = ? AND escalation = 'done'`,
      [userId, BigInt(epoch)],
    )
  }

  /** Records that the user went back to the bot: sets the mark, and clears escalation, misses and flow. */
  async markReturned(userId: bigint): Promise<void> {
    await this.#store.execute(
      `INSERT INTO dialogues (user_id, ignores_session, version) VALUES (?, 1, 1)
       ON CONFLICT (user_id) DO UPDATE SET ignores_session = 1, escalation = 'none', lease_expires_at = NULL, misses = 0,
         flow = NULL, flow_expires_at = NULL, version = version + 1`,
      [userId],
    )
  }

  /** Clears the return-to-bot mark once the desk has no session any more, so that a later session counts. */
  async dropReturnMark(userId: bigint): Promise<void> {
    await this.#store.execute('UPDATE dialogues SET ignores_session = 0 WHERE user_id = ? AND ignores_session = 1', [
      userId,
    ])
  }

  /** @param text the text that has been shown; undefined clears it */
  async rememberOperatorText(userId: bigint, text: string | undefined): Promise<void> {
    await this.#store.execute(
      `INSERT INTO dialogues (user_id, shown_operator_text) VALUES (?1, ?2)
       ON CONFLICT (user_id) DO UPDATE SET shown_operator_text = ?2`,
      [userId, text ?? null],
    )
  }

  async rememberLanguage(userId: bigint, language: string): Promise<void> {
    await this.#store.execute(
      `INSERT INTO dialogues (user_id, language) VALUES (?1, ?2)
       ON CONFLICT (user_id) DO UPDATE SET language = ?2`,
      [userId, language],
    )
  }

  async #changes(sql: string, args: SqlValue[]): Promise<boolean> {
    return (await this.#store.execute(`${sql} RETURNING user_id`, args)).length === 1
  }
}

function stateOf(row: Row): Omit<DialogueState, 'hasUntoldTransaction'> {
  return {
    misses: Number(row.misses),
    ...(row.flow === null ? {} : { flow: String(row.flow) }),
    ...(row.language === null ? {} : { language: String(row.language) }),
    ...(row.shown_operator_text === null ? {} : { shownOperatorText: String(row.shown_operator_text) }),
    isFlowExpired: row.is_flow_expired === 1n,
    ignoresSession: row.ignores_session === 1n,
    escalation: row.escalation as DialogueState['escalation'],
    epoch: Number(row.epoch),
    version: Number(row.version),
  }
}
