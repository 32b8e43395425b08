import Database from 'better-sqlite3'

/** A store with the same tables and the same durability as ours (WAL, synchronous = FULL), over prepared statements. */
export function openDatabase(path = process.env.DATABASE_PATH) {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('busy_timeout = 5000')
  return db
}

/** The dialogue's state, used in every mode. */
export function dialogues(db) {
  const load = db.prepare('SELECT * FROM dialogues WHERE user_id = ?')
  const reset = db.prepare('UPDATE dialogues SET misses = 0 WHERE user_id = ?')
  const record = db.prepare(
    'INSERT INTO dialogues (user_id, misses) VALUES (?, 1) ON CONFLICT (user_id) DO UPDATE SET misses = misses + 1',
  )
  return {
    loadDialogue: userId => load.get(userId),
    recordMiss: userId => record.run(userId),
    resetMisses: userId => reset.run(userId),
  }
}
