import { readOptions } from '../../shared/command-line.ts'

export interface RowOptions {
  quick: boolean
  isWanted(row: { number: number }): boolean
  /** Every row, and for as long as usual: the results are to be kept. */
  isWhole: boolean
}

/** Reads `--only ROW,ROW` and `--quick`. Ends the process with the usage upon anything else. */
export function readRowOptions(script: string): RowOptions {
  const { values } = readOptions(`usage: npm run ${script} -- [--only ROW,ROW] [--quick]`, {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
  })
  const { quick } = values
  const only = values.only?.split(',').map(Number)
  return { quick, isWanted: ({ number }) => only?.includes(number) ?? true, isWhole: !only && !quick }
}
