import { Agent } from 'node:http'
import axios from 'axios'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 16: axios with its own HTTP adapter, as it comes.

const httpAgent = new Agent({ keepAlive: true, maxSockets: 256 })
const client = axios.create({ baseURL: process.env.ENDPOINT as string, httpAgent, timeout: 5000, maxRedirects: 0 })
const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'bench' }
await measureInFlight(() => client.get('/balances/by-user?user_id=1', { headers }))
httpAgent.destroy()
