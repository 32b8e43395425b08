import { roles, rolesOf } from '../text/function-words.ts'
import { normalise } from '../text/normalise.ts'
import type { ReadWord } from '../text/reading.ts'
import { stemOf } from '../text/stem/stem.ts'
import { plainly, wordsOf } from '../text/words.ts'

/** An administrator's keywords by intent: a built-in one, or `faq:<id>` for a FAQ entry. */
export type ExtraKeywords = Readonly<Record<string, readonly string[]>>

/** A single word may occur in any message; several together hardly mean anything else. */
const scores = { word: 0.9, phrase: 0.96 }
/** How many positions further apart than side by side the words of a keyword may be. */
const slack = 3

/** The words of a keyword, split like those of a message; a number has no stem. */
const wordsIn = (keyword: string) =>
  wordsOf(normalise(keyword), plainly).map(({ text, isNumber }) => ({
    text,
    stem: isNumber ? undefined : stemOf(text),
  }))

/** A key that is equal for keywords that match the same messages. */
export const keywordKey = (keyword: string): string =>
  wordsIn(keyword)
    .map(({ text, stem }) => stem ?? text)
    .sort()
    .join(' ')

/** A keyword found in a message. */
export interface KeywordMatch {
  intent: string
  keyword: string
  score: number
  /** One word among others: the message may be about something else. */
  isAside: boolean
}

const none: readonly KeywordMatch[] = []

type KeywordWord = ReturnType<typeof wordsIn>[number]

interface Keyword {
  intent: string
  text: string
  words: readonly KeywordWord[]
  /** Contains a negation («не приходит код»). Other keywords do not match negated words. */
  isNegative: boolean
}

/** Finds an administrator's keywords: their words in any form and order, near each other. */
export class KeywordMatcher {
  readonly #keywords: readonly Keyword[]

  constructor(extra: ExtraKeywords) {
    this.#keywords = Object.entries(extra).flatMap(([intent, keywords]) =>
      keywords
        .map(text => {
          const words = wordsIn(text)
          return { intent, text, words, isNegative: words.some(({ text }) => (rolesOf(text) & roles.negator) !== 0) }
        })
        .filter(({ words }) => words.length > 0),
    )
  }

  /** All words of the keywords: a misspelt word may mean one of them. */
  words(): string[] {
    return this.#keywords.flatMap(({ words }) => words.filter(({ stem }) => stem !== undefined).map(({ text }) => text))
  }

  /** The keywords in a message, the surest first. */
  match(words: readonly ReadWord[]): readonly KeywordMatch[] {
    if (this.#keywords.length === 0) return none
    return this.#keywords
      .filter(keyword => this.#isIn(keyword, words))
      .map(({ intent, text, words: wanted }) => ({
        intent,
        keyword: text,
        score: wanted.length > 1 ? scores.phrase : scores.word,
        isAside: wanted.length === 1 && words.length > 1,
      }))
      .sort((a, b) => b.score - a.score)
  }

  #isIn({ words: wanted, isNegative }: Keyword, words: readonly ReadWord[]): boolean {
    const places = wanted.map(part =>
      words
        .filter(word => (isNegative || !word.reading.isNegated) && this.#is(word, part))
        .map(({ position }) => position),
    )
    const [first = [], ...others] = places
    const reach = wanted.length - 1 + slack
    return first.some(start => {
      const taken = [start]
      return others.every(positions => {
        const near = positions.find(position => Math.abs(position - start) <= reach && !taken.includes(position))
        if (near !== undefined) taken.push(near)
        return near !== undefined
      })
    })
  }

  #is({ text: written, reading, isNumber }: ReadWord, { text, stem }: KeywordWord): boolean {
    if (stem === undefined || isNumber) return written === text
    return reading.stem === stem || reading.word === text
  }
}

/** The keywords of an INTENTS_FILE by intent. */
export function extraKeywords(file: {
  readonly keywords?: Readonly<Record<string, PerLanguage | undefined>> | undefined
  readonly faq?: readonly { readonly id: string; readonly keywords: PerLanguage }[] | undefined
}): ExtraKeywords {
  const flat = ({ ru = [], en = [] }: PerLanguage) => [...(ru ?? []), ...(en ?? [])]
  return Object.fromEntries([
    ...Object.entries(file.keywords ?? {}).map(([intent, given]) => [intent, flat(given ?? {})]),
    ...(file.faq ?? []).map(({ id, keywords }) => [`faq:${id}`, flat(keywords)]),
  ])
}

interface PerLanguage {
  readonly ru?: readonly string[] | undefined
  readonly en?: readonly string[] | undefined
}
