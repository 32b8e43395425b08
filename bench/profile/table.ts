import type { Sample } from '../harness/rounds.ts'
import type { Profiles } from './profiles.ts'

/** Parts that take less than this share on every side are one line. */
const leastShare = 0.01
const smallParts = `parts below ${leastShare * 100} %`

/** A Markdown table of what each part takes on each side, the largest first, and of how much more it is on the first than on the second. */
export function toTable(profiles: Profiles, unit: string): string {
  const sides = Object.values(profiles).map(meanOf)
  const totals = sides.map(parts => sum(parts.values()))
  const shareOf = (value: number, side: number) => value / (totals[side] as number)
  const rows = new Map<string, number[]>()
  for (const part of new Set(sides.flatMap(parts => [...parts.keys()]))) {
    const values = sides.map(parts => parts.get(part) ?? 0)
    const name = values.some((value, side) => shareOf(value, side) >= leastShare) ? part : smallParts
    rows.set(
      name,
      values.map((value, side) => value + (rows.get(name)?.[side] ?? 0)),
    )
  }
  const small = rows.get(smallParts)
  rows.delete(smallParts)
  const sorted = [...rows].sort(([, a], [, b]) => Math.max(...b) - Math.max(...a))
  if (small) sorted.push([smallParts, small])
  const cells = (name: string, values: number[]) => {
    const [ours = '', second = '', ...others] = values.map(
      (value, side) => `${value.toFixed(1)} (${(shareOf(value, side) * 100).toFixed(0)} %)`,
    )
    return [name, ours, second, signed((values[0] as number) - (values[1] as number)), ...others]
  }
  const [ours = '', second = '', ...others] = Object.keys(profiles)
  const head = [unit, ours, second, 'difference', ...others]
  const lines = [
    head,
    ['---', ...head.slice(1).map(() => '--:')],
    ...sorted.map(row => cells(...row)),
    cells('**all**', totals),
  ]
  return lines.map(line => `| ${line.join(' | ')} |`).join('\n')
}

const sum = (values: Iterable<number>) => [...values].reduce((total, one) => total + one, 0)
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`

function meanOf(rounds: readonly Sample[]): Map<string, number> {
  const parts = new Set(rounds.flatMap(round => Object.keys(round)))
  return new Map([...parts].map(part => [part, sum(rounds.map(round => round[part] ?? 0)) / rounds.length]))
}
