import { styleText } from 'node:util'
import type { Finding } from './run.ts'

const marks = { pass: styleText('green', '✓'), fail: styleText('red', '✗'), skip: styleText('yellow', '–') }

/**
 * Renders the findings as text: one line each. Failures (with `verbose`, all findings) also show the request and answer,
 * what the guide says, and how to fix the problem. What an earlier failure has shown is not repeated.
 */
export function renderReport(findings: Finding[], { verbose = false } = {}): string {
  const width = Math.max(...findings.map(({ operation }) => operation.length))
  /** The answer that each fix was shown with. */
  const shown = new Map<string, string>()
  const lines = findings.flatMap((finding, index) => {
    const { result, operation, title, ms, problem, fix, came } = finding
    if (result === 'skip') return problem === findings[index - 1]?.problem ? [] : [skipped(findings.slice(index))]
    const line = `${marks[result]} ${operation.padEnd(width)}  ${title} (${ms} ms)`
    if (result === 'pass') return verbose ? [line, ...details(finding)] : [line]
    const before = verbose ? undefined : shown.get(fix)
    shown.set(fix, came)
    if (before === undefined) return [line, ...details(finding)]
    return [line, ...details({ ...finding, ...sameFix, came: came === before ? '' : came })]
  })
  const { pass = [], fail = [], skip = [] } = Object.groupBy(findings, ({ result }) => result)
  return [...lines, '', `${pass.length} passed, ${fail.length} failed, ${skip.length} skipped`].join('\n')
}

const sameFix = { sent: '', guide: '', fix: 'the same as above' }

/** One line for all findings at the beginning of the list that were skipped for the same reason. */
function skipped(findings: Finding[]): string {
  const [{ operation, title, problem } = { operation: '', title: '', problem: '' }] = findings
  const end = findings.findIndex(finding => finding.problem !== problem)
  const more = (end === -1 ? findings.length : end) - 1
  return `${marks.skip} ${operation}  ${title}${more > 0 ? ` and ${more} more` : ''} (skipped: ${problem})`
}

function details({ sent, came, problem, fix, guide, operation, expected }: Finding): string[] {
  const rows = {
    problem: problem && styleText('red', problem),
    sent,
    came,
    guide: guide && `${guide}, ${operation}: ${expected}`,
    fix,
  }
  return Object.entries(rows)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `    ${name.padEnd(8)} ${text}`)
}
