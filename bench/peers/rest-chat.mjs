import { Pool } from 'undici'
import { startChatApp } from './chat-app.mjs'
import { dialogues, openDatabase } from './database.mjs'

// Rows 2, 3 and 12: the customer's backend over HTTP, undici, one call after the other.

const { origin, pathname } = new URL(process.env.AUTH_REST_ENDPOINT)
const base = pathname === '/' ? '' : pathname
const pool = new Pool(origin, { connections: 256, headersTimeout: 5000, bodyTimeout: 5000, keepAliveTimeout: 4000 })

async function get(path, requestId) {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path: base + path,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-request-id': requestId },
  })
  if (statusCode === 404) {
    await body.dump()
    return undefined
  }
  if (statusCode !== 200) throw new Error(`The backend answered ${statusCode}`)
  return body.json()
}

await startChatApp({
  ...dialogues(openDatabase()),
  findSession: (userId, requestId) => get(`/operator/session?user_id=${userId}`, requestId),
  readBalance: (userId, requestId) => get(`/balances/by-user?user_id=${userId}`, requestId),
})
