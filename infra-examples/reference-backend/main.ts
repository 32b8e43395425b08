import { endWith, readOptions } from '../../shared/command-line.ts'
import { startReferenceBackend } from './start.ts'

const usage = `usage: npm run reference-backend -- [--rest PORT] [--desk PORT] [--amqp URL [--exchange NAME] [--routing-key KEY]]
                                     [--host ADDRESS] [--token TOKEN] [--demo]`

const { values } = readOptions(usage, {
  rest: { type: 'string' },
  desk: { type: 'string' },
  amqp: { type: 'string' },
  exchange: { type: 'string', default: '' },
  'routing-key': { type: 'string', default: 'smart-chat.rpc' },
  host: { type: 'string', default: '127.0.0.1' },
  token: { type: 'string' },
  demo: { type: 'boolean', default: false },
})

if (!values.rest && !values.amqp) endWith(usage)

const { amqp: url, exchange, 'routing-key': routingKey } = values
const backend = await startReferenceBackend({
  host: values.host,
  demo: values.demo,
  ...(values.rest && { rest: { port: Number(values.rest) } }),
  ...(values.desk && { desk: { port: Number(values.desk) } }),
  ...(values.token && { token: values.token }),
  ...(url && { rabbitmq: { url, exchange, routingKey } }),
}).catch(({ message }: Error) => {
  console.error(`The reference backend could not start: ${message}`)
  process.exit(1)
})

if (backend.url) console.log(`desk: ${backend.url}/desk`)
if (values.rest) console.log(`REST: ${backend.url}`)
if (url) console.log(`RPC: routing key ${routingKey}, exchange ${exchange || '(default)'}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => backend.close())
