import { execFile } from 'node:child_process'

/**
 * `npm run audit`: known vulnerabilities of the shipped packages. Exits with 1 if any is high or critical. If the registry
 * cannot be asked (offline, or a mirror without advisories), it says so and exits with 0.
 */
export interface AuditResult {
  ok: boolean
  text: string
}

/** Parses the output of `npm audit --json`. */
export function judge(printed: string): AuditResult {
  const report = parse(printed)
  const counts = report?.metadata?.vulnerabilities
  if (!counts) return { ok: true, text: `could not ask the registry for advisories: ${report?.message ?? 'no answer'}` }
  const { high = 0, critical = 0, total = 0 } = counts
  if (high + critical === 0) return { ok: true, text: `${total} known vulnerabilities, none of them high or critical` }
  const names = Object.entries(report.vulnerabilities ?? {})
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity }]) => `${name} (${severity})`)
  return { ok: false, text: `high or critical vulnerabilities: ${names.join(', ')}` }
}

interface Report {
  message?: string
  metadata?: { vulnerabilities?: { high?: number; critical?: number; total?: number } }
  vulnerabilities?: Record<string, { severity: string }>
}

function parse(printed: string): Report | undefined {
  try {
    return JSON.parse(printed) as Report
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  execFile('npm', ['audit', '--omit=dev', '--json'], { timeout: 60_000 }, (_error, stdout) => {
    const { ok, text } = judge(stdout)
    console.log(`audit: ${text}`)
    process.exit(ok ? 0 : 1)
  })
}
