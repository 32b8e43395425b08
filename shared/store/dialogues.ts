import type { Row, SqlValue, Store } from './store.ts'

/** What a dialogue's state keeps beside the operator desk's session. */
export interface DialogueState {
  /** Unrecognised messages in a row. */
  misses: number
  /** The open flow: a JSON text that only the dialogue understands. */
  flow?: string
  /** Milliseconds since 1970. The store keeps an expired flow; whoever loads it decides. */
  flowExpiresAt?: number
  language?: string
  /** The last operator text that the user has seen. */
  shownOperatorText?: string
  /** The return-to-bot mark: the desk's session is still open, and the user does not want it. */
  ignoresSession: boolean
  escalation: 'none' | 'claimed' | 'done'
  /** Raised at every claim of the escalation. */
  epoch: number
  /** The version of the flow, raised at every change of it. */
  version: number
  /** Whether a transaction of the user is open, or has an end that the user has not been told (transaction-journal.ts). */
  hasUntoldTransaction: boolean
}

export type Claim = { state: 'claimed'; epoch: number } | { state: 'busy' | 'done' }

/**
 * The state of every user's dialogue. Each method is one atomic step, so any number of processes may take it at once.
 * Every method throws an AppError `internal_error` when the store fails.
 */
export class Dialogues {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The state; that of a new dialogue when there is none. */
  async load(userId: bigint): Promise<DialogueState> {
    const row = await this.#store.first(
      `SELECT dialogues.*, EXISTS (SELECT 1 FROM operations WHERE user_id = ?1 AND told = 0) AS has_untold_transaction
       FROM (SELECT ?1 AS wanted) LEFT JOIN dialogues ON user_id = wanted`,
      [userId],
    )
    const hasUntoldTransaction = row?.has_untold_transaction === 1n
    return row === undefined || row.user_id === null
      ? { misses: 0, ignoresSession: false, escalation: 'none', epoch: 0, version: 0, hasUntoldTransaction }
      : { ...stateOf(row), hasUntoldTransaction }
  }

  /** Counts an unrecognised message; returns how many there have been in a row. */
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
   * Opens, changes or (undefined) ends the flow, if it is still the one that was loaded.
   * @param expectedVersion `version` of the loaded state
   * @returns false when another message has changed the flow meanwhile; nothing is saved then
   */
  async saveFlow(
    userId: bigint,
    flow: string | undefined,
    expiresAt: number | undefined,
    expectedVersion: number,
  ): Promise<boolean> {
    const args: SqlValue[] = [userId, flow ?? null, expiresAt === undefined ? null : BigInt(expiresAt)]
    if (expectedVersion > 0) {
      return this.#changes(
        `UPDATE dialogues SET flow = ?2, flow_expires_at = ?3, version = version + 1
         WHERE user_id = ?1 AND version = ?4`,
        [...args, BigInt(expectedVersion)],
      )
    }
    return this.#changes(
      `INSERT INTO dialogues (user_id, flow, flow_expires_at, version) VALUES (?1, ?2, ?3, 1)
       ON CONFLICT (user_id) DO UPDATE SET flow = ?2, flow_expires_at = ?3, version = 1 WHERE version = 0`,
      args,
    )
  }

  /**
   * Hands out the right to call the desk, to one caller only. `busy`: another caller has it, and its lease has not
   * run out. `done`: the dialogue has been escalated already.
   */
  async claimEscalation(userId: bigint, { now, leaseMs }: { now: number; leaseMs: number }): Promise<Claim> {
    const [claimed, current] = await this.#store.batch([
      {
        sql: `INSERT INTO dialogues (user_id, escalation, epoch, lease_expires_at) VALUES (?1, 'claimed', 1, ?2)
              ON CONFLICT (user_id) DO UPDATE SET escalation = 'claimed', epoch = epoch + 1, lease_expires_at = ?2
              WHERE escalation = 'none' OR (escalation = 'claimed' AND lease_expires_at <= ?3)
              RETURNING epoch`,
        args: [userId, BigInt(now + leaseMs), BigInt(now)],
      },
      { sql: 'SELECT escalation FROM dialogues WHERE user_id = ?', args: [userId] },
    ])
    const epoch = claimed?.[0]?.epoch
    if (epoch !== undefined) return { state: 'claimed', epoch: Number(epoch) }
    return { state: current?.[0]?.escalation === 'done' ? 'done' : 'busy' }
  }

  /**
   * The desk has taken the dialogue: the escalation is done, and misses, flow and return-to-bot mark are cleared.
   * @returns false when the claim is no longer the caller's (its lease ran out, or the user went back to the bot)
   */
  confirmEscalation(userId: bigint, epoch: number): Promise<boolean> {
    return this.#changes(
      `UPDATE dialogues SET escalation = 'done', lease_expires_at = NULL, misses = 0, ignores_session = 0,
         flow = NULL, flow_expires_at = NULL, version = version + 1
       WHERE user_id = ? AND epoch = ? AND escalation = 'claimed'`,
      [userId, BigInt(epoch)],
    )
  }

  /** Gives the claim back, so that the next message may try again. */
  releaseEscalation(userId: bigint, epoch: number): Promise<boolean> {
    return this.#changes(
      `UPDATE dialogues SET escalation = 'none', lease_expires_at = NULL
       WHERE user_id = ? AND epoch = ? AND escalation = 'claimed'`,
      [userId, BigInt(epoch)],
    )
  }

  /** The desk has ended the dialogue of this epoch. What its operator wrote stays shown: a desk may keep it for the next. */
  endEscalation(userId: bigint, epoch: number): Promise<boolean> {
    return this.#changes(
      `UPDATE dialogues SET escalation = 'none'
       WHERE user_id = ? AND epoch = ? AND escalation = 'done'`,
      [userId, BigInt(epoch)],
    )
  }

  /** The user went back to the bot: sets the mark and forgets escalation, misses and flow. */
  async markReturned(userId: bigint): Promise<void> {
    await this.#store.execute(
      `INSERT INTO dialogues (user_id, ignores_session, version) VALUES (?, 1, 1)
       ON CONFLICT (user_id) DO UPDATE SET ignores_session = 1, escalation = 'none', lease_expires_at = NULL, misses = 0,
         flow = NULL, flow_expires_at = NULL, version = version + 1`,
      [userId],
    )
  }

  /** The desk has no session any more: a later one counts. */
  async dropReturnMark(userId: bigint): Promise<void> {
    await this.#store.execute('UPDATE dialogues SET ignores_session = 0 WHERE user_id = ? AND ignores_session = 1', [
      userId,
    ])
  }

  /** @param text what has been shown; undefined forgets it */
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
    ...(row.flow_expires_at === null ? {} : { flowExpiresAt: Number(row.flow_expires_at) }),
    ...(row.language === null ? {} : { language: String(row.language) }),
    ...(row.shown_operator_text === null ? {} : { shownOperatorText: String(row.shown_operator_text) }),
    ignoresSession: row.ignores_session === 1n,
    escalation: row.escalation as DialogueState['escalation'],
    epoch: Number(row.epoch),
    version: Number(row.version),
  }
}
