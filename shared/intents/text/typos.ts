/** The length from which a word may have a typo, or two: one typo makes another word of too many short ones. */
const [minForgiven, minForgivenTwice] = [5, 9]

/** How many typos are accepted in a word of this length. */
export const slipsAllowed = (length: number): number => (length >= minForgivenTwice ? 2 : length >= minForgiven ? 1 : 0)

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

/** The letters of a word as bits, а–я or a–z. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

function bitsIn(number: number): number {
  let bits = 0
  for (let left = number; left !== 0; left &= left - 1) bits++
  return bits
}

interface KnownWord {
  word: string
  letters: number
}

/** The words that a speller knows, as it looks them up. */
interface Index {
  exact: ReadonlySet<string>
  byFirstSound: ReadonlyMap<string, readonly KnownWord[]>
  bySound: ReadonlyMap<string, string>
}

function indexOf(words: readonly string[]): Index {
  // «акция-2025» is not «акция-2026» misspelt.
  const known = words.filter(word => word.length >= minForgiven && !/\d/.test(word))
  return {
    exact: new Set(words),
    byFirstSound: Map.groupBy(
      known.map(word => ({ word, letters: lettersOf(word) })),
      ({ word }) => firstSound(word),
    ),
    bySound: new Map(known.toReversed().map(word => [soundOf(word), word])),
  }
}

/** Finds the known word that a misspelt one means. The first letter must be right, or a vowel that sounds like it. */
export class Speller {
  readonly #words: readonly string[]
  /** Made when the first word is to be corrected. */
  #index: Index | undefined

  constructor(words: readonly string[]) {
    this.#words = words
  }

  /** The nearest known word, or undefined; with equal distance, the first one given to the constructor. */
  correct(word: string): string | undefined {
    if (word.length < minForgiven - 1) return undefined
    this.#index ??= indexOf(this.#words)
    const { exact, byFirstSound, bySound } = this.#index
    if (exact.has(word)) return word
    const homophone = word.length < minBySound ? undefined : bySound.get(soundOf(word))
    if (homophone !== undefined) return homophone
    const alike = byFirstSound.get(firstSound(word)) ?? []
    return nearest(word, alike, 1) ?? (word.length < minForgivenTwice - 1 ? undefined : nearest(word, alike, 2))
  }
}

function nearest(word: string, alike: readonly KnownWord[], slips: number): string | undefined {
  const letters = lettersOf(word)
  const isNear = (known: KnownWord) =>
    Math.abs(known.word.length - word.length) <= slips &&
    slips <= slipsAllowed(known.word.length) &&
    // A slip changes two letters at most: most words are told apart without looking at their order.
    bitsIn(known.letters ^ letters) <= 2 * slips &&
    within(word, known.word, slips)
  return alike.find(isNear)?.word
}
