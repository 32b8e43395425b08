import { startChatApp } from './chat-app.mjs'
import { dialogues, openDatabase } from './database.mjs'

// Rows 6 and 11: everything in one SQLite file, better-sqlite3.

const db = openDatabase()
const session = db.prepare('SELECT * FROM operator_sessions WHERE user_id = ?')
const ahead = db.prepare(`SELECT count(*) AS n FROM operator_sessions WHERE mode = 'waiting_operator' AND ticket <= ?`)
const balance = db.prepare('SELECT * FROM balances WHERE user_id = ?')

await startChatApp({
  ...dialogues(db),
  findSession(userId) {
    const row = session.get(userId)
    return row?.mode === 'waiting_operator' ? { ...row, queue_position: ahead.get(row.ticket).n } : row
  },
  readBalance: userId => balance.get(userId),
})
