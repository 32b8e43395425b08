import { isMet, type Line, type Row, type Target } from './row.ts'

const head = ['#', 'ours', 'baseline', 'metric', 'ours', 'baseline', 'ratio (rounds)', 'target', 'met']

export interface MeasuredRow {
  row: Row
  lines: Line[]
}

/** The results as a Markdown table. */
export function toTable(results: readonly MeasuredRow[]): string {
  const rows = results.flatMap(({ row, lines }) => lines.map(line => toCells(row.number, line)))
  const cells = [head, head.map(() => '---'), ...rows]
  return cells.map(row => `| ${row.join(' | ')} |`).join('\n')
}

function toCells(number: number, line: Line): string[] {
  const { ours, baseline, metric, oursValue, baselineValue, ratio, lowest, highest, target, difference } = line
  const range = `**${difference ? '+' : ''}${ratio.toFixed(2)}** (${lowest.toFixed(2)}–${highest.toFixed(2)})`
  const met = isMet(line)
  return [
    String(number),
    ours,
    baseline,
    metric,
    figure(oursValue),
    figure(baselineValue),
    range,
    target ? describe(target) : '',
    met === undefined ? '' : met ? 'yes' : '**no**',
  ]
}

const describe = (target: Target) => ('atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`)

const figure = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(3)).toString()
