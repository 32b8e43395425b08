import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { ensureProgram } from '../programs/debian-package.ts'
import { tempFolder } from '../temp-folder.ts'

/** Terminates TLS for a server on the loopback. The certificate for 127.0.0.1 is signed by a private authority. */
export interface TlsFront {
  readonly port: number
  /** PEM file of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly authority: string
  close(): Promise<void>
}

export async function startTlsFront(port: number): Promise<TlsFront> {
  ensureProgram('/usr/bin/openssl', 'openssl')
  const folder = tempFolder()
  const [key, authority] = [join(folder.path, 'tls.key'), join(folder.path, 'tls.crt')]
  const subject = ['-subj', '/CN=private', '-addext', 'subjectAltName=IP:127.0.0.1']
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
  execFileSync('openssl', ['req', '-x509', ...options, ...subject, '-keyout', key, '-out', authority], {
    stdio: 'pipe',
  })
  const front = createServer({ key: readFileSync(key), cert: readFileSync(authority) }, client => {
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
    authority,
    async close() {
      front.close()
      await once(front, 'close')
      folder.remove()
    },
  }
}
