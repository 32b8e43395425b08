import type { Language } from '../intents.ts'

/** How a word of a message was understood. */
export interface Reading {
  /** The word as understood: in the letters of its language, or `#` (a number), `№` (an id), `₽` (a sum). */
  word: string
  stem: string
  /** Set for a word that is also a number («двести») or a sum («тысячу»). */
  mark: '#' | '₽' | undefined
  language: Language
  /** Whether the model knows the stem. */
  isKnown: boolean
  /** Whether it is what a word with a typo in it was taken for. */
  isCorrected: boolean
  isNegated: boolean
  /** What it does to the words around it, as bits of `roles`. */
  roles: number
  /** The same word negated, once that has occurred. */
  negated: Reading | undefined
  /** What it says for each intent, once the model has been asked. */
  evidence: Evidence | undefined
}

/** What one word says by itself. */
export interface Evidence {
  /** The key of its stem, from which pairs with other words are made. */
  key: number
  /** For each of the model's answers. */
  votes: readonly number[]
  /** The sum of the squares of its features' values. */
  square: number
}

/** A word of a message, with its position. */
export interface ReadWord {
  /** As written. */
  text: string
  position: number
  reading: Reading
  isNumber: boolean
}
