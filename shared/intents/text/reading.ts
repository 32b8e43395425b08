import type { Language } from '../intents.ts'

/** How a word of a message was understood. */
export interface Understood {
  /** The word as understood: in the letters of its language, or `#` (a number), `№` (an id), `₽` (a sum). */
  word: string
  stem: string
  /** Set for a word that is also a number («двести») or a sum («тысячу»). */
  mark: '#' | '₽' | undefined
  language: Language
  /** Whether the model knows the stem. */
  isKnown: boolean
  /** What it does to the words around it, as bits of `roles`. */
  roles: number
  /** Whether it is what a word with a typo in it was taken for. */
  isCorrected?: boolean
  isNegated?: boolean
}

/**
 * What was understood of a word, and what follows from that, kept for the next message with that word. A class, because V8 reads
 * objects of one shape fastest.
 */
export class Reading implements Understood {
  /** Where the model keeps what it says for each intent; -1 if nowhere. */
  evidence = -1
  readonly roles: number
  readonly language: Language
  readonly isKnown: boolean
  readonly isCorrected: boolean
  readonly isNegated: boolean
  /** The second of two words that were written as one. */
  readonly next: Reading | undefined
  #negated: Reading | undefined = undefined
  readonly word: string
  readonly stem: string
  readonly mark: '#' | '₽' | undefined

  constructor(understood: Understood, next?: Reading) {
    this.roles = understood.roles
    this.language = understood.language
    this.isKnown = understood.isKnown
    this.isCorrected = understood.isCorrected ?? false
    this.isNegated = understood.isNegated ?? false
    this.next = next
    this.word = understood.word
    this.stem = understood.stem
    this.mark = understood.mark
  }

  /** The same word negated. */
  get negated(): Reading {
    this.#negated ??= new Reading({ ...this, isNegated: true })
    return this.#negated
  }
}

/** A word of a message, with its position. */
export interface ReadWord {
  /** As written. */
  text: string
  /** Neighbours are 1 apart; a comma adds 1, the end of a sentence 4. */
  position: number
  reading: Reading
  isNumber: boolean
}
