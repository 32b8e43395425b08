import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { tempFolder } from '../temp-folder.ts'
import { makeCertificate } from './certificate.ts'

/** Terminates TLS for a server on the loopback, with a certificate for 127.0.0.1 that is its own private authority. */
export interface TlsFront {
  readonly port: number
  /** PEM file of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly authority: string
  close(): Promise<void>
}

export async function startTlsFront(port: number): Promise<TlsFront> {
  const folder = tempFolder()
  const { cert, key } = makeCertificate(folder.path, '127.0.0.1')
  const front = createServer({ key, cert }, client => {
    const server = connect(port, '127.0.0.1')
    const end = () => {
      client.destroy()
      server.destroy()
    }
    client.on('error', end).on('close', end).pipe(server)
    server.on('error', end).on('close', end).pipe(client)
  })
  front.on('tlsClientError', () => {}) // clients that do not trust the certificate hang up
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return {
    port: (front.address() as AddressInfo).port,
    authority: join(folder.path, 'tls.crt'),
    async close() {
      front.close()
      await once(front, 'close')
      folder.remove()
    },
  }
}
