import type { Readable } from 'node:stream'
import { leakFinder } from './leaks.ts'

export type LogLine = Record<string, unknown> & { message: string; level: string }

/**
 * What a service prints, in the order in which it comes. Lines are read when somebody asks for them: under load, to read
 * thousands a second would take the processor from what is measured, and a pipe that nobody empties holds the service up.
 */
export class ServiceLog {
  readonly #findLeaks: (line: string) => string[]
  readonly #leaks = new Set<string>()
  readonly #lines: LogLine[] = []
  readonly #unread: { from: Readable; text: string }[] = []
  /** The line that each stream has begun. */
  readonly #begun = new Map<Readable, string>()
  #text = ''

  constructor(env: Record<string, string>) {
    this.#findLeaks = leakFinder(env)
  }

  collect(from: Readable): void {
    from.setEncoding('utf8').on('data', (text: string) => this.#unread.push({ from, text }))
  }

  /** The JSON lines among what is printed. */
  get lines(): LogLine[] {
    this.#read()
    return this.#lines
  }

  get text(): string {
    this.#read()
    return this.#text
  }

  /** The kinds of secret found. */
  get leaks(): string[] {
    this.#read()
    return [...this.#leaks]
  }

  #read(): void {
    for (const { from, text } of this.#unread.splice(0)) {
      this.#text += text
      const lines = ((this.#begun.get(from) ?? '') + text).split('\n')
      this.#begun.set(from, lines.pop() as string)
      for (const line of lines) {
        for (const leak of this.#findLeaks(line)) this.#leaks.add(leak)
        if (line.startsWith('{')) this.#lines.push(JSON.parse(line) as LogLine)
      }
    }
  }
}
