import type { Writable } from 'node:stream'

/** The same for all dates of this format. */
const dateLength = new Date().toUTCString().length

/**
 * A response that is sent many times a second. Its bytes are made once, and the request id and the date are written over
 * them: to make and to encode a text takes longer than all else that the process does to send it.
 */
export class RepeatedResponse {
  #bytes: Buffer
  readonly #idsAt: number[]
  readonly #dateAt: number
  #second = 0

  /** @param textFor the response for an id and a date, in Latin-1, with the id in two places */
  constructor(textFor: (id: string, date: string) => string, idLength: number) {
    const [id, date] = ['\x01'.repeat(idLength), '\x02'.repeat(dateLength)]
    const text = textFor(id, date)
    this.#bytes = Buffer.from(text, 'latin1')
    this.#idsAt = [text.indexOf(id), text.lastIndexOf(id)]
    this.#dateAt = text.indexOf(date)
  }

  /** @param id as long as all ids of this response */
  writeTo(stream: Writable, id: string): void {
    for (const at of this.#idsAt) this.#bytes.write(id, at, 'latin1')
    this.#writeDate(Date.now())
    stream.write(this.#bytes)
    // What the kernel has not taken at once still belongs to the stream.
    if (stream.writableLength > 0) this.#bytes = Buffer.from(this.#bytes)
  }

  #writeDate(now: number): void {
    const second = Math.floor(now / 1000)
    if (second === this.#second) return
    this.#second = second
    this.#bytes.write(new Date(now).toUTCString(), this.#dateAt, 'latin1')
  }
}
