import { Agent } from 'node:http'
import axios from 'axios'
import { HttpAdapter } from '../../shared/backends/remote/rest/http-adapter.ts'
import { KeepAlive } from '../../shared/keep-alive.ts'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 16: axios with its defaults; with ADAPTER=ours, over our adapter.

const baseURL = process.env.ENDPOINT as string
const httpAgent = new Agent({ keepAlive: true, maxSockets: 256 })
const connections = new KeepAlive(baseURL)
const client =
  process.env.ADAPTER === 'ours'
    ? axios.create({ adapter: new HttpAdapter(baseURL, connections).exchange, timeout: 5000 })
    : axios.create({ baseURL, httpAgent, timeout: 5000, maxRedirects: 0 })
const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'bench' }
await measureInFlight(() => client.get('/balances/by-user?user_id=1', { headers }))
httpAgent.destroy()
connections.close()
