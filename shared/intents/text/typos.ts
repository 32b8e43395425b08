import { bitsIn } from './bits.ts'

/** The letters of a word that may have a typo, at least: one typo makes another word of too many short ones. */
const minForgiven = 5
/** The letters of a word that may have two. */
const minForgivenTwice = 9

/** How many typos are accepted in a word of this length. */
export const slipsAllowed = (length: number): number => (length >= minForgivenTwice ? 2 : length >= minForgiven ? 1 : 0)

/** Nothing is corrected to a longer word. */
const maxLength = 64
const newRow = () => new Uint8Array(maxLength + 1)
/** Three rows of the table of costs are needed at a time; made once. */
const rows = [newRow(), newRow(), newRow()] as const

/**
 * By how many insertions, deletions, replacements and swaps of neighbours two words differ (Damerau–Levenshtein, optimal string
 * alignment), up to `maxSlips`; one more stands for any more.
 * @param b at most 64 letters
 */
export function slipsBetween(a: string, b: string, maxSlips: number): number {
  const tooMany = maxSlips + 1
  // What both begin and end with takes no slips.
  let from = 0
  let [endOfA, endOfB] = [a.length, b.length]
  while (from < endOfA && from < endOfB && a.charCodeAt(from) === b.charCodeAt(from)) from++
  while (endOfA > from && endOfB > from && a.charCodeAt(endOfA - 1) === b.charCodeAt(endOfB - 1)) {
    endOfA--
    endOfB--
  }
  const [height, width] = [endOfA - from, endOfB - from]
  if (Math.abs(height - width) > maxSlips || width > maxLength) return tooMany
  if (height === 0 || width === 0) return height + width
  let [before, above, row] = rows
  for (let j = 0; j <= width; j++) above[j] = Math.min(j, tooMany)
  for (let i = 1; i <= height; i++) {
    // Cells further from the diagonal have too many slips already.
    const [first, last] = [Math.max(1, i - maxSlips), Math.min(width, i + maxSlips)]
    row[first - 1] = first === 1 ? Math.min(i, tooMany) : tooMany
    let least = row[first - 1] as number
    const letter = a.charCodeAt(from + i - 1)
    for (let j = first; j <= last; j++) {
      const other = b.charCodeAt(from + j - 1)
      let cost = Math.min(above[j] as number, row[j - 1] as number) + 1
      cost = Math.min(cost, (above[j - 1] as number) + (letter === other ? 0 : 1), tooMany)
      const isSwapped = i > 1 && j > 1 && letter === b.charCodeAt(from + j - 2) && a.charCodeAt(from + i - 2) === other
      if (isSwapped) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (last < width) row[last + 1] = tooMany
    if (least > maxSlips) return tooMany
    ;[before, above, row] = [above, row, before]
  }
  return above[width] as number
}

/** Shorter words sound like too many others to be corrected by sound. */
const minBySound = 6

const soundAlike = new Map(Object.entries({ а: 'о', е: 'и', э: 'и', ё: 'и' }))
/** Unstressed, о sounds as а and е as и: «аператор», «исчо». */
const firstSound = (word: string) => soundAlike.get(word[0] as string) ?? (word[0] as string)

const vowelSounds = new Map([['о', 'а'], ...[...'эеёияы'].map((vowel): [string, string] => [vowel, 'и'])])

/** A key for words that sound alike: who writes by ear confuses unstressed vowels, and leaves out double letters. */
function soundOf(word: string): string {
  const parted = word.includes('с') ? word.replace(/[тд]ь?с/g, 'ц') : word
  let sound = ''
  let last = ''
  for (const letter of parted) {
    const heard = vowelSounds.get(letter) ?? letter
    if (heard !== last) sound += heard
    last = heard
  }
  return sound
}

/** The letters of a word as bits, а–я or a–z. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** The words of one first sound, the likeliest first; the arrays have the same order. */
interface Alike {
  words: readonly string[]
  lengths: Uint8Array
  letters: Int32Array
}

/** The words that a speller knows, as it looks them up. */
interface Index {
  exact: ReadonlySet<string>
  byFirstSound: ReadonlyMap<string, Alike>
  bySound: ReadonlyMap<string, string>
}

function indexOf(words: readonly string[]): Index {
  // «акция-2025» is not «акция-2026» misspelt.
  const known = words.filter(word => word.length >= minForgiven && word.length <= maxLength && !/\d/.test(word))
  return {
    exact: new Set(words),
    byFirstSound: new Map([...Map.groupBy(known, firstSound)].map(([sound, alike]) => [sound, arrayed(alike)])),
    bySound: new Map(known.toReversed().map(word => [soundOf(word), word])),
  }
}

const arrayed = (words: readonly string[]): Alike => ({
  words,
  lengths: Uint8Array.from(words, word => word.length),
  letters: Int32Array.from(words, lettersOf),
})

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
    const alike = byFirstSound.get(firstSound(word))
    return alike && nearest(word, alike)
  }
}

function nearest(word: string, { words, lengths, letters }: Alike): string | undefined {
  const own = lettersOf(word)
  const most = word.length < minForgivenTwice - 1 ? 1 : 2
  let second: string | undefined
  for (let at = 0; at < words.length; at++) {
    const length = lengths[at] as number
    // After a word with two slips, only one with a single slip is nearer.
    const slips = length < minForgivenTwice || second !== undefined ? 1 : most
    if (length - word.length > slips || word.length - length > slips) continue
    // A slip changes two letters at most: most words are told apart without looking at their order.
    if (bitsIn((letters[at] as number) ^ own) > 2 * slips) continue
    const known = words[at] as string
    const between = slipsBetween(word, known, slips)
    if (between <= 1) return known
    if (between <= slips) second = known
  }
  return second
}
