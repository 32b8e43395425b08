import { normalise } from './normalise.ts'

/**
 * What a player wrote, or a part of it. It is read once, however many readers ask: what it is made into is kept with it, and
 * what a reader made by `once` finds in it is kept as long as it is.
 */
export class Message {
  /** As it was sent. */
  readonly text: string
  #plain: string | undefined
  #words: readonly string[] | undefined
  #written: string | undefined

  constructor(text: string) {
    this.text = text
  }

  /** Normalised: what lists of words and regular expressions are for. */
  get plain(): string {
    this.#plain ??= normalise(this.text)
    return this.#plain
  }

  /** The runs of letters and digits in the normalised text. */
  get words(): readonly string[] {
    this.#words ??= this.plain.match(/[\p{L}\p{N}]+/gu) ?? []
    return this.#words
  }

  /** As the player wrote it, but with single spaces. */
  get written(): string {
    this.#written ??= this.text.normalize('NFC').replace(/\s+/g, ' ').trim()
    return this.#written
  }

  /** A part of the normalised text in the letters that the player wrote, where normalising has kept each in its place. */
  asWritten(part: string): string {
    const at = this.written.toLowerCase().replaceAll('ё', 'е').indexOf(part)
    return at < 0 ? part : this.written.slice(at, at + part.length)
  }

  /** What a normalised text that was made of it says, as a message; itself when nothing was changed. */
  remade(plain: string): Message {
    return plain === this.plain ? this : new Message(this.asWritten(plain))
  }
}

/** A reader that does its work once for each message; asked with other arguments than the last time, it does it again. */
export function once<Arguments extends readonly unknown[], Found>(
  read: (message: Message, ...args: Arguments) => Found,
): (message: Message, ...args: Arguments) => Found {
  const readings = new WeakMap<Message, { args: Arguments; found: Found }>()
  return (message, ...args) => {
    const last = readings.get(message)
    if (last && args.length === last.args.length && args.every((arg, at) => arg === last.args[at])) return last.found
    const found = read(message, ...args)
    readings.set(message, { args, found })
    return found
  }
}
