import { styleText } from 'node:util'
import type { Finding } from './run.ts'

const marks = {
  ok: styleText('green', '✓'),
  warning: styleText('yellow', '!'),
  failed: styleText('red', '✗'),
  skipped: styleText('yellow', '–'),
}

/**
 * Renders the findings as text: one line each. Failures and warnings (with `verbose`, all findings) also show the request and
 * answer, what the guide says, and how to fix the problem. What an earlier failure has shown is not repeated.
 */
export function renderReport(findings: Finding[], { verbose = false } = {}): string {
  const width = Math.max(...findings.map(({ operation }) => operation.length))
  /** The answer that each fix was shown with. */
  const shown = new Map<string, string>()
  const lines = findings.flatMap((finding, index) => {
    const { result, operation, what, ms, detail, fix, came } = finding
    if (result === 'skipped') return detail === findings[index - 1]?.detail ? [] : [skipped(findings.slice(index))]
    const line = `${marks[result]} ${operation.padEnd(width)}  ${what} (${ms} ms)`
    if (result === 'ok') return verbose ? [line, ...details(finding)] : [line]
    const before = verbose ? undefined : shown.get(fix)
    shown.set(fix, came)
    if (before === undefined) return [line, ...details(finding)]
    return [line, ...details({ ...finding, ...sameFix, came: came === before ? '' : came })]
  })
  return [...lines, '', summary(findings)].join('\n')
}

function summary(findings: Finding[]): string {
  const { ok = [], warning = [], failed = [], skipped = [] } = Object.groupBy(findings, ({ result }) => result)
  const warnings = warning.length > 0 && `${warning.length} ${warning.length === 1 ? 'warning' : 'warnings'}`
  return [`${ok.length} passed`, `${failed.length} failed`, warnings, `${skipped.length} skipped`]
    .filter(Boolean)
    .join(', ')
}

const sameFix = { sent: '', guide: '', fix: 'the same as above' }

/** One line for all findings at the beginning of the list that were skipped for the same reason. */
function skipped(findings: Finding[]): string {
  const [{ operation, what, detail } = { operation: '', what: '', detail: '' }] = findings
  const end = findings.findIndex(finding => finding.detail !== detail)
  const more = (end === -1 ? findings.length : end) - 1
  return `${marks.skipped} ${operation}  ${what}${more > 0 ? ` and ${more} more` : ''} (skipped: ${detail})`
}

function details({ result, sent, came, detail, fix, guide, operation, expected }: Finding): string[] {
  const rows = {
    ...(result === 'warning'
      ? { warning: styleText('yellow', detail) }
      : { problem: detail && styleText('red', detail) }),
    sent,
    came,
    guide: guide && `${guide}, ${operation}: ${expected}`,
    fix,
  }
  return Object.entries(rows)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `    ${name.padEnd(8)} ${text}`)
}
