import type { AddressInfo } from 'node:net'
import { Company } from './company/company.ts'
import { addDemoData } from './company/demo-data.ts'
import { serveHttp } from './transports/http-server.ts'
import { type RpcOptions, serveRpc } from './transports/rpc.ts'

export interface ReferenceOptions {
  /** REST endpoints and the desk; port 0: any free port. */
  rest?: { port: number }
  /** The desk alone; ignored when there is `rest`. */
  desk?: { port: number }
  /** An RPC worker. */
  rabbitmq?: RpcOptions
  /** Address to listen on; loopback by default, because the desk has no password. */
  host?: string
  /** The Bearer token that REST requests must carry; if absent, they must carry none. */
  token?: string
  demo?: boolean
}

export interface ReferenceBackend {
  readonly company: Company
  /** Base URL of REST and desk, without a trailing slash; '' when HTTP is not served. */
  readonly url: string
  close(): Promise<void>
}

/** Starts the company's side over the given transports. */
export async function startReferenceBackend(options: ReferenceOptions): Promise<ReferenceBackend> {
  const { rest, desk, rabbitmq, host = '127.0.0.1', token, demo = false } = options
  const company = new Company()
  if (demo) addDemoData(company)
  const port = rest?.port ?? desk?.port
  const server = port === undefined ? undefined : await serveHttp(company, { port, host, rest: Boolean(rest), token })
  const worker = rabbitmq && (await serveRpc(company, rabbitmq))
  return {
    company,
    url: server ? `http://${host}:${(server.address() as AddressInfo).port}` : '',
    async close() {
      await worker?.close()
      server?.closeAllConnections()
      await new Promise(resolve => (server ? server.close(resolve) : resolve(undefined)))
    },
  }
}
