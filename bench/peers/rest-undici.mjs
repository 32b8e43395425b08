import { Pool } from 'undici'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 16: undici, as in the peer of row 2.

const pool = new Pool(process.env.ENDPOINT, { connections: 256, headersTimeout: 5000, bodyTimeout: 5000 })
const headers = { accept: 'application/json', 'content-type': 'application/json', 'x-request-id': 'bench' }

await measureInFlight(async () => {
  const { body } = await pool.request({ method: 'GET', path: '/balances/by-user?user_id=1', headers })
  return body.json()
})
await pool.close()
