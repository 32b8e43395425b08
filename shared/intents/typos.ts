/** How many slips a known word of this length forgives: short words must be exact. */
export const slipsAllowed = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0)

/**
 * Whether two words differ by at most `most` insertions, deletions, replacements and swaps of neighbours
 * (Damerau–Levenshtein, optimal string alignment).
 */
export function within(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return false
    before = above
    above = row
  }
  return (above[b.length] as number) <= most
}

interface Entry {
  word: string
  letters: number
}

const lettersOf = (word: string) => {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

const bits = (value: number) => {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Shorter words sound like too many others. */
const shortestBySound = 6

const soundAlike = new Map(Object.entries({ а: 'о', е: 'и', э: 'и', ё: 'и' }))
/** Unstressed, о sounds as а and е as и: «аператор», «исчо». */
const firstSound = (word: string) => soundAlike.get(word[0] as string) ?? (word[0] as string)

/** A Russian word as it sounds: unstressed vowels and double letters are told apart by nobody who writes by ear. */
export const soundOf = (word: string): string =>
  word
    .replace(/[тд]ь?с/g, 'ц')
    .replace(/[эеёия]/g, 'и')
    .replaceAll('ы', 'и')
    .replaceAll('о', 'а')
    .replace(/(.)\1+/g, '$1')

/** Finds the known word that a misspelt one means; the first letter is taken as right, or as a vowel that sounds like it. */
export class Speller {
  readonly #byFirstLetter = new Map<string, Entry[]>()
  /** Made when first needed: most messages hold no misspelt word. */
  #bySound: Map<string, string> | undefined

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < 5) continue
      const first = firstSound(word)
      const entries = this.#byFirstLetter.get(first) ?? []
      entries.push({ word, letters: lettersOf(word) })
      this.#byFirstLetter.set(first, entries)
    }
  }

  /** The nearest known word, or undefined; with equal distance, the first one given to the constructor. */
  correct(word: string): string | undefined {
    if (word.length < 4) return undefined
    const homophone = word.length < shortestBySound ? undefined : this.#sounds().get(soundOf(word))
    if (homophone !== undefined) return homophone
    const letters = lettersOf(word)
    const entries = this.#byFirstLetter.get(firstSound(word)) ?? []
    for (let slips = 1; slips <= 2; slips++)
      for (const entry of entries) {
        if (Math.abs(entry.word.length - word.length) > slips) continue
        if (slips > slipsAllowed(entry.word.length) || (slips === 2 && word.length < 8)) continue
        if (bits(entry.letters ^ letters) > 2 * slips) continue
        if (within(word, entry.word, slips)) return entry.word
      }
    return undefined
  }

  #sounds(): Map<string, string> {
    this.#bySound ??= new Map(
      [...this.#byFirstLetter.values()]
        .flat()
        .reverse()
        .map(({ word }) => [soundOf(word), word]),
    )
    return this.#bySound
  }
}
