import type { Store } from './store.ts'

/**
 * The value stored under `key`. If there is none, stores the result of `make`. When several processes do so concurrently,
 * one value wins, and all of them get that one.
 * @throws AppError `internal_error` when the store fails
 */
export async function getOrCreate(store: Store, key: string, make: () => string | Promise<string>): Promise<string> {
  const select = { sql: 'SELECT value FROM settings WHERE key = ?', args: [key] }
  const found = await store.first(select.sql, select.args)
  if (found !== undefined) return String(found.value)
  const insert = {
    sql: 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING',
    args: [key, await make()],
  }
  const [, rows] = await store.batch([insert, select])
  return String(rows?.[0]?.value)
}
