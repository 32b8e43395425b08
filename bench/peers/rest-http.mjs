import { Agent, request } from 'node:http'
import { measureInFlight } from '../harness/in-flight.ts'

// Row 16: bare node:http, without deadline, status check or size limit.

const url = `${process.env.ENDPOINT}/balances/by-user?user_id=1`
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const headers = { accept: 'application/json', 'content-type': 'application/json', 'x-request-id': 'bench' }

const call = () =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, response => {
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks))))
    })
    sent.on('error', reject)
    sent.end()
  })

await measureInFlight(call)
agent.destroy()
