import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeCertificate } from '../network/certificate.ts'
import { tempFolder } from '../temp-folder.ts'
import { ensureProgram } from './debian-package.ts'
import { freePorts } from './free-ports.ts'

const nginx = '/usr/sbin/nginx'

/** A real nginx with TLS on a free loopback port. */
export interface Nginx {
  httpsPort: number
  httpPort: number
  /** The throwaway certificate, for clients to trust. */
  certificate: string
  accessLog(): string
  stop(): Promise<void>
}

/** Starts Debian's nginx with one of our configuration files, with paths and addresses replaced. */
export async function startNginx(configuration: URL, servers: Record<string, string>): Promise<Nginx> {
  ensureProgram(nginx, 'nginx-light')
  const folder = tempFolder()
  const [httpsPort, httpPort] = await freePorts(2)
  const { cert: certificate } = makeCertificate(folder.path, 'chat.example')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `${name}_temp_path ${folder.path}/${name};`)
    .join(' ')
  const replacements = {
    'listen 443 ssl': `listen 127.0.0.1:${httpsPort} ssl`,
    'listen 80;': `listen 127.0.0.1:${httpPort};`,
    '/etc/nginx/tls/': `${folder.path}/`,
    'pid /run/nginx.pid;': `pid ${folder.path}/nginx.pid; daemon off;`,
    '/dev/stdout': `${folder.path}/access.log`,
    'http {': `http { ${temporary}`,
    ...servers,
  }
  let text = readFileSync(configuration, 'utf8')
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`${configuration.pathname} has no "${from}"`)
    text = text.replaceAll(from, to)
  }
  const file = join(folder.path, 'nginx.conf')
  writeFileSync(file, text)
  mkdirSync(join(folder.path, 'logs'))

  const child = spawn(nginx, ['-p', folder.path, '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(child, 'exit')
  let printed = ''
  child.stderr.on('data', data => {
    printed += data
  })
  while (!(await accepts(httpsPort))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${printed}`)
    await delay(20)
  }
  return {
    httpsPort,
    httpPort,
    certificate,
    accessLog: () => readFileSync(join(folder.path, 'access.log'), 'utf8'),
    async stop() {
      child.kill('SIGTERM')
      await exited
      folder.remove()
    },
  }
}

const accepts = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
