import type { IntentEntry, Lexicon } from './lexicon/lexicon.ts'
import { normalise } from './normalise.ts'
import { stemOf } from './vocabulary.ts'

/** Keywords beyond the lexicons: of built-in intents by name, of FAQ entries by `faq:<id>`. */
export type ExtraKeywords = Readonly<Record<string, readonly string[]>>

/** One word may stand in many messages; several together hardly mean anything else. */
const weights = { word: 0.9, phrase: 0.96 }

const wordsOf = (keyword: string): string[] => normalise(keyword).match(/[\p{L}\p{N}]+/gu) ?? []

/** The same for keywords that match the same messages. */
export const keywordKey = (keyword: string): string => wordsOf(keyword).map(stemOf).sort().join(' ')

/** The extra keywords as a lexicon. */
export function lexiconOf(extra: ExtraKeywords): Lexicon {
  const intents: Record<string, IntentEntry> = {}
  const misspelt = new Set<string>()
  for (const [intent, keywords] of Object.entries(extra)) {
    const phrases = keywords.map(wordsOf).filter(words => words.length > 0)
    for (const word of phrases.flat()) misspelt.add(word)
    intents[intent] = {
      phrases: {
        [weights.word]: phrases.filter(words => words.length === 1).join(','),
        [weights.phrase]: phrases
          .filter(words => words.length > 1)
          .map(words => words.join(' '))
          .join(','),
      },
    }
  }
  return {
    groups: {},
    intents,
    forbid: '',
    common: '',
    foreign: '',
    misspelt: [...misspelt].join(' '),
    lookalikes: '',
    variants: {},
    negators: '',
    negatable: '',
    negatableAlone: '',
  }
}

/** The keywords of an INTENTS_FILE by intent. */
export function extraKeywords(teaching: {
  readonly keywords?: Readonly<Record<string, PerLanguage | undefined>> | undefined
  readonly faq?: readonly { readonly id: string; readonly keywords: PerLanguage }[] | undefined
}): ExtraKeywords {
  const flat = ({ ru = [], en = [] }: PerLanguage) => [...(ru ?? []), ...(en ?? [])]
  return Object.fromEntries([
    ...Object.entries(teaching.keywords ?? {}).map(([intent, given]) => [intent, flat(given ?? {})]),
    ...(teaching.faq ?? []).map(({ id, keywords }) => [`faq:${id}`, flat(keywords)]),
  ])
}

interface PerLanguage {
  readonly ru?: readonly string[] | undefined
  readonly en?: readonly string[] | undefined
}
