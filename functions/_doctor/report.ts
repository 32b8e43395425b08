import { styleText } from 'node:util'
import type { ExplainedSetting } from '../../shared/config/explain.ts'
import type { Finding } from './findings.ts'

const marks = {
  ok: styleText('green', '✓'),
  warning: styleText('yellow', '!'),
  failed: styleText('red', '✗'),
}

/** Renders settings and findings as text. */
export function renderReport(settings: ExplainedSetting[], findings: Finding[]): string {
  const given = settings.filter(({ source }) => source !== 'default')
  const width = Math.max(0, ...given.map(({ variable }) => variable.length))
  const rows = given.map(({ variable, value, source }) => {
    const alias = source === variable ? '' : styleText('dim', ` (given as ${source})`)
    return `  ${variable.padEnd(width)}  ${value}${alias}`
  })
  const head = `Set in the environment (${given.length} of ${settings.length}; the others have their defaults)`
  const lines = findings.flatMap(({ area, what, result, detail, fix }) => {
    const line = `${marks[result]} ${area}: ${what}${detail ? styleText('dim', ` (${detail})`) : ''}`
    return fix ? [line, `    → ${fix}`] : [line]
  })
  const { warning = [], failed = [] } = Object.groupBy(findings, ({ result }) => result)
  return [head, ...rows, '', ...lines, '', summary(failed.length, warning.length)].join('\n')
}

function summary(failed: number, warnings: number): string {
  if (failed > 0) return styleText('red', `${failed} failed, ${counted(warnings)}: not ready`)
  return styleText('green', warnings > 0 ? `ready, ${counted(warnings)}` : 'ready')
}

const counted = (warnings: number) => `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`
