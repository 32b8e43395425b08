import { AppError, errorMessage } from '../../errors.ts'
import type { Row, SqlValue, Store } from '../../store/store.ts'
import type { CustomerBackend } from '../backend.ts'
import { asBackend } from './backend-errors.ts'
import { demoRecords } from './demo-data.ts'
import {
  balanceOf,
  betColumns,
  betOf,
  extraColumn,
  instantOf,
  userOf,
  withdrawalColumns,
  withdrawalOf,
} from './rows.ts'

export interface DbCustomerOptions {
  /** Milliseconds since 1970. */
  now?: () => number
  /** Whether every new user gets a sample balance, bets and withdrawals (DEMO_DATA=on). */
  demoData?: boolean
}

/**
 * The company's backend in db mode: users, balances, bets and withdrawals in the store. Usernames are case-sensitive, and
 * compared as NFC. The store belongs to the caller: `close` leaves it open.
 */
export function createDbCustomer(
  store: Store,
  { now = Date.now, demoData = false }: DbCustomerOptions = {},
): CustomerBackend {
  const db = asBackend(store)
  const time = () => new Date(now()).toISOString()

  return {
    async createUser({ username, email, password }) {
      const [user] = await db.execute(
        `INSERT INTO users (username, email, password_hash, created_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (username) DO NOTHING RETURNING id`,
        [username.normalize('NFC'), email, password, time()],
      )
      if (user === undefined) throw new AppError('user_exists', errorMessage.user_exists)
      if (demoData) await db.batch(insertDemo(user.id as bigint, now()))
    },

    async findUser(username) {
      const row = await db.first('SELECT * FROM users WHERE username = ?', [username.normalize('NFC')])
      return row && userOf(row)
    },

    async findBalance(userId) {
      const row = await db.first('SELECT * FROM balances WHERE user_id = ?', [userId])
      return row && balanceOf(row)
    },

    async createBalance(userId) {
      const [, rows] = await db.batch([
        insert('balances', { user_id: userId, amount: '0', frozen: '0', updated_at: time() }),
        { sql: 'SELECT * FROM balances WHERE user_id = ?', args: [userId] },
      ])
      return balanceOf(rows?.[0] as Row)
    },

    async updateBalance(balance) {
      const rows = await db.execute(
        'UPDATE balances SET amount = ?, frozen = ?, extra = ?, updated_at = ? WHERE user_id = ? RETURNING id',
        [balance.amount.toFixed(), balance.frozen.toFixed(), extraColumn(balance), time(), balance.userId],
      )
      if (rows.length === 1) return
      throw new AppError('backend_error', 'the user has no balance', { details: { userId: balance.userId } })
    },

    async listBets(userId, limit) {
      const rows = await db.execute('SELECT * FROM bets WHERE user_id = ? ORDER BY created_ms DESC, id DESC LIMIT ?', [
        userId,
        BigInt(limit),
      ])
      return rows.map(betOf)
    },

    async listBetsBetween(userId, start, end) {
      const rows = await db.execute(
        `SELECT * FROM bets WHERE user_id = ? AND created_ms >= ? AND created_ms < ?
         ORDER BY created_ms DESC, id DESC`,
        [userId, instantOf(start), instantOf(end)],
      )
      return rows.map(betOf)
    },

    createBet: bet => insertOnce(db, 'bets', betColumns(bet)),

    async listWithdrawals(userId) {
      const rows = await db.execute('SELECT * FROM withdrawals WHERE user_id = ? ORDER BY created_ms DESC, id DESC', [
        userId,
      ])
      return rows.map(withdrawalOf)
    },

    async findWithdrawal(id) {
      const row = await db.first('SELECT * FROM withdrawals WHERE id = ?', [id])
      return row && withdrawalOf(row)
    },

    createWithdrawal: withdrawal => insertOnce(db, 'withdrawals', withdrawalColumns(withdrawal)),

    async ping() {
      await db.execute('SELECT 1')
    },
  }
}

/** Inserting the same row again is a retry and succeeds; a different row with the same id is an error. */
async function insertOnce(
  db: Pick<Store, 'batch'>,
  table: 'bets' | 'withdrawals',
  columns: Record<string, SqlValue>,
): Promise<void> {
  const [inserted, stored] = await db.batch([
    insert(table, columns),
    { sql: `SELECT * FROM ${table} WHERE id = ?`, args: [columns.id as SqlValue] },
  ])
  if (inserted?.length === 1 || holds(stored?.[0], columns)) return
  throw new AppError('backend_error', `the id is taken by another row of ${table}`, { details: { id: columns.id } })
}

function insertDemo(userId: bigint, now: number) {
  const { balance, bets, withdrawals } = demoRecords(userId, now)
  return [
    insert('balances', { user_id: userId, amount: balance, frozen: '0', updated_at: new Date(now).toISOString() }),
    ...bets.map(bet => insert('bets', betColumns(bet))),
    ...withdrawals.map(withdrawal => insert('withdrawals', withdrawalColumns(withdrawal))),
  ]
}

function insert(table: 'balances' | 'bets' | 'withdrawals', columns: Record<string, SqlValue>) {
  const names = Object.keys(columns)
  return {
    sql: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
          ON CONFLICT DO NOTHING RETURNING id`,
    args: Object.values(columns),
  }
}

const holds = (row: Row | undefined, columns: Record<string, SqlValue>) =>
  row !== undefined && Object.entries(columns).every(([name, value]) => row[name] === value)
