import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { openStore } from '../../shared/store/open-store.ts'
import type { HttpCall } from './load.ts'

/** The signing key of every server under test. */
export const jwtSecret = 'bench-bench-bench-bench-bench-bench-bench'

/** How many players are active; their ids are spread over all players. */
const activePlayers = 1000

/** «баланс» from each of the active players in turn. */
export async function chatCalls(users = activePlayers): Promise<HttpCall[]> {
  const step = Math.max(1, Math.floor(users / activePlayers))
  const ids = Array.from({ length: Math.min(users, activePlayers) }, (_, index) => 1 + index * step)
  return Promise.all(
    ids.map(async id => ({
      method: 'POST' as const,
      path: '/api/chat',
      headers: { authorization: `Bearer ${await tokenOf(id)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'баланс' }),
    })),
  )
}

const tokenOf = (id: number): Promise<string> =>
  new SignJWT({ uid: String(id) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(`player${id}`)
    .setIssuer('smart-chat')
    .setAudience('smart-chat')
    .setIssuedAt()
    .setExpirationTime('1d')
    .sign(new TextEncoder().encode(jwtSecret))

const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)'

/** Creates a store with a number of users, each with a balance and a dialogue. */
export async function seedStore(folder: string, name: string, users: number): Promise<string> {
  const path = join(folder, name)
  const store = await openStore({ kind: 'file', path })
  const args = [BigInt(users)]
  await store.batch([
    {
      sql: `${numbers} INSERT INTO users (id, username, email, password_hash, created_at)
            SELECT i, 'player' || i, '', '', '2026-02-23T12:34:56Z' FROM n`,
      args,
    },
    {
      sql: `${numbers} INSERT INTO balances (id, user_id, amount, frozen, updated_at)
            SELECT i, i, '1234.5', '0', '2026-02-23T12:34:56Z' FROM n`,
      args,
    },
    { sql: `${numbers} INSERT INTO dialogues (user_id) SELECT i FROM n`, args },
  ])
  await store.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  await store.close()
  return path
}

/** Copies the store, for the peer. */
export function copyStore(path: string, name = 'copy'): string {
  const copy = `${path}.${name}`
  copyFileSync(path, copy)
  return copy
}
