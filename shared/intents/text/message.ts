import { normalise } from './normalise.ts'

/**
 * A player's message, or a part of it. Its normalised forms are computed lazily and cached here; what a reader made with
 * `once` finds in it is cached for as long as the message lives.
 */
export class Message {
  /** As sent. */
  readonly text: string
  #plain: string | undefined
  #words: readonly string[] | undefined
  #written: string | undefined
  #folded: string | undefined

  constructor(text: string) {
    this.text = text
  }

  /** Normalised; word lists and regular expressions match this. */
  get plain(): string {
    this.#plain ??= normalise(this.text)
    return this.#plain
  }

  /** Runs of letters and digits in the normalised text. */
  get words(): readonly string[] {
    this.#words ??= this.plain.match(/[\p{L}\p{N}]+/gu) ?? []
    return this.#words
  }

  /** As written, but with single spaces. */
  get written(): string {
    this.#written ??= singleSpaced(this.text.normalize('NFC')).trim()
    return this.#written
  }

  /** A part of the normalised text as the player wrote it, if normalising has kept the positions of its letters. */
  asWritten(part: string): string {
    this.#folded ??= this.written.toLowerCase().replaceAll('ё', 'е')
    const at = this.#folded.indexOf(part)
    return at < 0 ? part : this.written.slice(at, at + part.length)
  }

  /** A message for an edited form of the normalised text; this one if nothing was edited. */
  remade(plain: string): Message {
    return plain === this.plain ? this : new Message(this.asWritten(plain))
  }
}

const singleSpaced = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text)

/** Memoises a reader per message, for the arguments of its last call. */
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
