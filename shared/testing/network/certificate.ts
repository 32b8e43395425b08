import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureProgram } from '../programs/debian-package.ts'

/** Creates a throwaway certificate for a host name, with its key, as tls.crt and tls.key in the folder. */
export function makeCertificate(folder: string, host: string): { cert: string; key: string } {
  ensureProgram('/usr/bin/openssl', 'openssl')
  const [key, file] = [join(folder, 'tls.key'), join(folder, 'tls.crt')]
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
  execFileSync('openssl', ['req', '-x509', ...options, ...subject, '-keyout', key, '-out', file], { stdio: 'pipe' })
  return { cert: readFileSync(file, 'utf8'), key: readFileSync(key, 'utf8') }
}
