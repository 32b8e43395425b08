import type { SchemaStep } from './schema-history.ts'

/** The statements of each step of the schema. Never change a released step: it has run somewhere. */
export const migrations: Readonly<Record<SchemaStep, readonly string[]>> = {
  settings: ['CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT'],
  dialogues: [
    `CREATE TABLE dialogues (
       user_id INTEGER PRIMARY KEY,
       misses INTEGER NOT NULL DEFAULT 0,
       flow TEXT,
       flow_expires_at INTEGER, -- ms since 1970, like every *_at that is an INTEGER
       language TEXT,
       shown_operator_text TEXT,
       ignores_session INTEGER NOT NULL DEFAULT 0,
       escalation TEXT NOT NULL DEFAULT 'none' CHECK (escalation IN ('none', 'claimed', 'done')),
       epoch INTEGER NOT NULL DEFAULT 0,
       lease_expires_at INTEGER,
       version INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
  ],
  customer: [
    `CREATE TABLE users (
       id INTEGER PRIMARY KEY,
       username TEXT NOT NULL UNIQUE,
       email TEXT NOT NULL,
       password_hash TEXT NOT NULL,
       created_at TEXT NOT NULL
     ) STRICT`,
    // Money is TEXT: decimal digits, which REAL would round.
    `CREATE TABLE balances (
       id INTEGER PRIMARY KEY,
       user_id INTEGER NOT NULL UNIQUE REFERENCES users (id),
       amount TEXT NOT NULL,
       frozen TEXT NOT NULL,
       updated_at TEXT NOT NULL,
       extra TEXT -- JSON: the keys that the port does not name
     ) STRICT`,
    // created_at is the caller's RFC 3339 text; created_ms is the same instant to order by.
    `CREATE TABLE bets (
       id INTEGER PRIMARY KEY,
       user_id INTEGER NOT NULL REFERENCES users (id),
       amount TEXT NOT NULL,
       event_type TEXT NOT NULL,
       event_name TEXT NOT NULL,
       status TEXT NOT NULL CHECK (status IN ('pending', 'win', 'lose')),
       win_amount TEXT NOT NULL,
       created_at TEXT NOT NULL,
       created_ms INTEGER NOT NULL
     ) STRICT`,
    'CREATE INDEX bets_of_user ON bets (user_id, created_ms)',
    `CREATE TABLE withdrawals (
       id INTEGER PRIMARY KEY,
       user_id INTEGER NOT NULL REFERENCES users (id),
       amount TEXT NOT NULL,
       method TEXT NOT NULL CHECK (method IN ('card', 'wallet')),
       status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'rejected')),
       created_at TEXT NOT NULL,
       created_ms INTEGER NOT NULL,
       processed_at TEXT
     ) STRICT`,
    'CREATE INDEX withdrawals_of_user ON withdrawals (user_id, created_ms)',
  ],
  'operator desk': [
    // The ticket is the place in the queue, lowest first. A closed session has no row.
    `CREATE TABLE operator_sessions (
       ticket INTEGER PRIMARY KEY,
       user_id INTEGER NOT NULL UNIQUE,
       mode TEXT NOT NULL CHECK (mode IN ('waiting_operator', 'operator')),
       operator_id INTEGER,
       last_operator_text TEXT
     ) STRICT`,
    `CREATE TABLE operator_messages (
       id INTEGER PRIMARY KEY,
       user_id INTEGER NOT NULL,
       author TEXT NOT NULL CHECK (author IN ('user', 'operator')),
       text TEXT NOT NULL
     ) STRICT`,
    'CREATE INDEX operator_messages_of_user ON operator_messages (user_id, id)',
  ],
  'login attempts': [
    `CREATE TABLE login_attempts (
       id INTEGER PRIMARY KEY,
       username TEXT NOT NULL,
       address TEXT NOT NULL,
       at INTEGER NOT NULL
     ) STRICT`,
    'CREATE INDEX login_attempts_of_user ON login_attempts (username, address, at)',
    'CREATE INDEX login_attempts_by_age ON login_attempts (at)',
  ],
  idempotency: [
    `CREATE TABLE idempotency (
       id TEXT PRIMARY KEY, -- hash of the scope and the key
       fingerprint TEXT NOT NULL, -- keyed hash of what the request says
       state TEXT NOT NULL CHECK (state IN ('in_progress', 'failed', 'done')),
       attempt INTEGER NOT NULL,
       lease_expires_at INTEGER NOT NULL,
       expires_at INTEGER NOT NULL,
       status INTEGER,
       body TEXT
     ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX idempotency_by_age ON idempotency (expires_at)',
  ],
  'rate limits': [
    // A window is a minute since 1970; previous is the count of the one before.
    `CREATE TABLE rate_limits (
       subject TEXT PRIMARY KEY,
       window INTEGER NOT NULL,
       count INTEGER NOT NULL,
       previous INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID`,
  ],
  operations: [
    // Amounts are TEXT: decimal digits. `closed` and `told` are 0 or 1; a user has at most one open operation.
    `CREATE TABLE operations (
       id INTEGER PRIMARY KEY,
       user_id INTEGER NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('withdrawal', 'bet')),
       amount TEXT NOT NULL,
       target TEXT NOT NULL,
       confirmed_at INTEGER NOT NULL,
       stage TEXT NOT NULL,
       reason TEXT,
       before_amount TEXT,
       before_frozen TEXT,
       after_amount TEXT,
       after_frozen TEXT,
       epoch INTEGER NOT NULL DEFAULT 1,
       lease_expires_at INTEGER NOT NULL,
       closed INTEGER NOT NULL DEFAULT 0,
       told INTEGER NOT NULL DEFAULT 0
     ) STRICT`,
    'CREATE UNIQUE INDEX operations_open ON operations (user_id) WHERE closed = 0',
    'CREATE INDEX operations_untold ON operations (user_id) WHERE told = 0',
    'CREATE INDEX operations_by_lease ON operations (lease_expires_at) WHERE closed = 0',
  ],
  misses: [
    `CREATE TABLE misses (
       key TEXT PRIMARY KEY, -- the stems of the words, in order of the alphabet
       phrase TEXT NOT NULL,
       count INTEGER NOT NULL,
       first_at INTEGER NOT NULL,
       last_at INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX misses_by_age ON misses (last_at)',
    'CREATE INDEX misses_by_count ON misses (count, last_at)',
  ],
  transactions: [
    'ALTER TABLE operations RENAME TO transactions',
    'DROP INDEX operations_open',
    'DROP INDEX operations_untold',
    'DROP INDEX operations_by_lease',
    'CREATE UNIQUE INDEX transactions_open ON transactions (user_id) WHERE closed = 0',
    'CREATE INDEX transactions_untold ON transactions (user_id) WHERE told = 0',
    'CREATE INDEX transactions_by_lease ON transactions (lease_expires_at) WHERE closed = 0',
    `UPDATE dialogues SET flow = json_set(flow, '$.kind', 'transaction') WHERE json_extract(flow, '$.kind') = 'operation'`,
  ],
}
