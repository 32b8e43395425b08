import { median } from './statistics.ts'

/** The results of one round of one contender, by metric. */
export type Sample = Record<string, number>

export type Contenders<Name extends string> = Record<Name, () => Promise<Sample>>

/**
 * Measures the contenders in turn, `rounds` times, every other round in reverse order, so that disturbances of the machine
 * affect all of them.
 */
export async function interleave<Name extends string>(
  rounds: number,
  contenders: Contenders<Name>,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(contenders) as Name[]
  const samples = Object.fromEntries(names.map(name => [name, [] as Sample[]])) as Record<Name, Sample[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples[name].push(await contenders[name]())
    }
  }
  return samples
}

export const medianOf = (samples: readonly Sample[], metric: string): number =>
  median(samples.map(sample => sample[metric] ?? Number.NaN))

/**
 * Compares ours with theirs, as a ratio or difference of each round's consecutive pair. Returns the median, the lowest and
 * the highest.
 */
export function relate(
  ours: readonly Sample[],
  theirs: readonly Sample[],
  metric: string,
  how: (ours: number, theirs: number) => number,
) {
  const results = ours.map((sample, round) => how(sample[metric] ?? Number.NaN, theirs[round]?.[metric] ?? Number.NaN))
  return { ratio: median(results), lowest: Math.min(...results), highest: Math.max(...results) }
}
