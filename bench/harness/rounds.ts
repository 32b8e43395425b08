import { median } from './statistics.ts'

/** What one round of one contender gave, by metric. */
export type Sample = Record<string, number>

export type Contenders<Name extends string> = Record<Name, () => Promise<Sample>>

/**
 * Measures the contenders in turn, `rounds` times, every other round backwards, so that what disturbs the machine disturbs
 * all of them.
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
 * Ours set against theirs (divided by, or less): the median, the lowest and the highest of the rounds, each a pair that was
 * measured one after the other.
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
