import { styleText } from 'node:util'
import type { Finding } from './run.ts'

const marks = { pass: styleText('green', '✓'), fail: styleText('red', '✗'), skip: styleText('yellow', '–') }

/**
 * Renders the findings as text: one line each. Failures (with `verbose`, all findings) also show the request and answer,
 * what the guide says, and how to fix the problem.
 */
export function renderReport(findings: Finding[], { verbose = false } = {}): string {
  const width = Math.max(...findings.map(({ operation }) => operation.length))
  const lines = findings.flatMap(finding => {
    const { result, operation, title, ms, problem } = finding
    const time = result === 'skip' ? `skipped: ${problem}` : `${ms} ms`
    const line = `${marks[result]} ${operation.padEnd(width)}  ${title} (${time})`
    return result === 'fail' || (verbose && result === 'pass') ? [line, ...details(finding)] : [line]
  })
  const { pass = [], fail = [], skip = [] } = Object.groupBy(findings, ({ result }) => result)
  return [...lines, '', `${pass.length} passed, ${fail.length} failed, ${skip.length} skipped`].join('\n')
}

function details({ sent, came, problem, fix, guide, operation, expected }: Finding): string[] {
  const rows = {
    problem: problem && styleText('red', problem),
    sent,
    came,
    guide: `${guide}, ${operation}: ${expected}`,
    fix,
  }
  return Object.entries(rows)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `    ${name.padEnd(8)} ${text}`)
}
