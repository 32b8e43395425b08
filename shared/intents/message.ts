import { asRussianLayout } from './keyboard-layout.ts'
import { negated } from './negation.ts'
import { Reader, type Reading } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** A word of a message, read, and where it stands. */
export interface ReadWord {
  /** As it stands in the message. */
  text: string
  reading: Reading
  /** What patterns see of it: less when it is negated. */
  elements: readonly number[]
  position: number
  negated: boolean
  isNumber: boolean
}

/** Reads whole messages. Keeps no state but a bounded memory of words. */
export class MessageReader {
  readonly #vocabulary: Vocabulary
  readonly #reader: Reader
  readonly #numbers: Record<'number' | 'id' | 'money', Reading>

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#reader = new Reader(vocabulary)
    this.#numbers = { number: this.#reader.number('#'), id: this.#reader.number('№'), money: this.#reader.number('₽') }
  }

  /** @param text normalised */
  read(text: string): ReadWord[] {
    const words = wordsOf(text, chunk => this.#relayout(chunk)).map(({ text, position, kind }): ReadWord => {
      const reading = kind === 'word' ? this.#reader.read(text) : this.#numbers[kind]
      return { text, reading, elements: reading.elements, position, negated: false, isNumber: kind !== 'word' }
    })
    const marks = negated(words, this.#vocabulary)
    for (const [at, word] of words.entries()) {
      if (!marks[at]) continue
      word.negated = true
      word.elements = word.reading.negatedElements
    }
    return words
  }

  /** A chunk of Latin letters and marks as Russian, when it is a word there: «,fkfyc». */
  #relayout(chunk: string): string | undefined {
    if (!/[,.;'[\]`]/.test(chunk)) return undefined
    const russian = asRussianLayout(chunk)
    return /^[а-я]+$/.test(russian) && this.#reader.read(russian).kind !== 'strange' ? russian : undefined
  }
}
