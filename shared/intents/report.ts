import type { Evaluation } from './evaluation.ts'

const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** An evaluation as text: the figures, each intent's precision and recall, and the confusion table. */
export function evaluationReport({ answers, accuracy, macroF1, falseAlarms, byIntent, confusion }: Evaluation): string {
  const names = [...new Set([...confusion.keys(), ...[...confusion.values()].flatMap(row => [...row.keys()])])].sort()
  const width = Math.max(8, ...names.map(name => name.length))
  const number = (value: number) => value.toFixed(3).padStart(9)
  const columns = names.map((_, at) => String(at + 1).padStart(5)).join('')
  const lines = [
    `phrases       ${answers.length}`,
    `accuracy      ${percent(accuracy)}`,
    `macro-F1      ${macroF1.toFixed(4)}`,
    `false alarms  ${percent(falseAlarms)} of the phrases labelled unknown`,
    '',
    `${'intent'.padEnd(width)}  precision   recall       F1  phrases`,
    ...[...byIntent].map(
      ([name, { precision, recall, f1, phrases }]) =>
        `${name.padEnd(width)}  ${number(precision)}${number(recall)}${number(f1)}${String(phrases).padStart(9)}`,
    ),
    '',
    'confusion: a row for each label, a column for each answer',
    `${''.padEnd(width + 5)}${columns}`,
    ...names.map((label, at) => {
      const row = confusion.get(label)
      const cells = names.map(answer => String(row?.get(answer) ?? '·').padStart(5)).join('')
      return `${String(at + 1).padStart(3)}  ${label.padEnd(width)}${cells}`
    }),
  ]
  return `${lines.join('\n')}\n`
}
