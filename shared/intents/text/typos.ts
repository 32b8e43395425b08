/** How many typos are accepted in a word of this length: short words must be exact. */
export const slipsAllowed = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0)

/**
 * Whether two words differ by at most `maxSlips` insertions, deletions, replacements and swaps of neighbours
 * (Damerau–Levenshtein, optimal string alignment).
 */
export function within(a: string, b: string, maxSlips: number): boolean {
  if (Math.abs(a.length - b.length) > maxSlips) return false
  const tooMany = maxSlips + 1
  let before: number[] = []
  let above: number[] = []
  for (let j = 0; j <= b.length; j++) above.push(Math.min(j, tooMany))
  for (let i = 1; i <= a.length; i++) {
    // Cells further from the diagonal have too many slips already.
    const [first, last] = [Math.max(1, i - maxSlips), Math.min(b.length, i + maxSlips)]
    const row = new Array<number>(b.length + 1).fill(tooMany)
    let least = Math.min(i, tooMany)
    row[0] = least
    for (let j = first; j <= last; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > maxSlips) return false
    before = above
    above = row
  }
  return (above[b.length] as number) <= maxSlips
}

/** Shorter words sound like too many others to be corrected by sound. */
const minBySound = 6

const soundAlike = new Map(Object.entries({ а: 'о', е: 'и', э: 'и', ё: 'и' }))
/** Unstressed, о sounds as а and е as и: «аператор», «исчо». */
const firstSound = (word: string) => soundAlike.get(word[0] as string) ?? (word[0] as string)

/** A key for words that sound alike: who writes by ear confuses unstressed vowels, and leaves out double letters. */
const soundOf = (word: string): string =>
  word
    .replace(/[тд]ь?с/g, 'ц')
    .replace(/[эеёия]/g, 'и')
    .replaceAll('ы', 'и')
    .replaceAll('о', 'а')
    .replace(/(.)\1+/g, '$1')

/** Finds the known word that a misspelt one means. The first letter must be right, or a vowel that sounds like it. */
export class Speller {
  readonly #byFirstSound: Map<string, string[]>
  readonly #bySound: ReadonlyMap<string, string>

  constructor(words: readonly string[]) {
    const known = words.filter(({ length }) => length >= 5)
    this.#byFirstSound = Map.groupBy(known, firstSound)
    this.#bySound = new Map(known.toReversed().map(word => [soundOf(word), word]))
  }

  /** The nearest known word, or undefined; with equal distance, the first one given to the constructor. */
  correct(word: string): string | undefined {
    if (word.length < 4) return undefined
    const homophone = word.length < minBySound ? undefined : this.#bySound.get(soundOf(word))
    if (homophone !== undefined) return homophone
    const alike = this.#byFirstSound.get(firstSound(word)) ?? []
    const nearest = alike.find(known => isSlip(word, known, 1))
    return nearest ?? (word.length < 8 ? undefined : alike.find(known => isSlip(word, known, 2)))
  }
}

const isSlip = (word: string, known: string, slips: number): boolean =>
  slips <= slipsAllowed(known.length) && within(word, known, slips)
