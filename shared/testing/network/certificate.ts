import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { join } from 'node:path'
import { ensureProgram } from '../programs/debian-package.ts'

/**
 * Creates a throwaway, self-signed certificate with its key, as tls.crt and tls.key in the folder.
 * @param subject a host name or IPv4 address
 */
export function makeCertificate(folder: string, subject: string): { cert: string; key: string } {
  ensureProgram('/usr/bin/openssl', 'openssl')
  const [key, file] = [join(folder, 'tls.key'), join(folder, 'tls.crt')]
  const kind = isIPv4(subject) ? 'IP' : 'DNS'
  const names = ['-subj', `/CN=${subject}`, '-addext', `subjectAltName=${kind}:${subject}`]
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
  execFileSync('openssl', ['req', '-x509', ...options, ...names, '-keyout', key, '-out', file], { stdio: 'pipe' })
  return { cert: readFileSync(file, 'utf8'), key: readFileSync(key, 'utf8') }
}
