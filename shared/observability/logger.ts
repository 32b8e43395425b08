import { Logger, LogLevelThreshold } from '@aws-lambda-powertools/logger'
import type { LogItemExtraInput, LogItemMessage } from '@aws-lambda-powertools/logger/types'
import { runsUnderLambda } from '../config/platform.ts'
import { isPlain } from '../json.ts'
import { print, printError } from './log-output.ts'

// By default Powertools creates its own console on both streams, which is most of its startup cost. It has no option to
// replace it.
Object.assign(Logger.prototype, {
  setConsole(this: { console: unknown }) {
    this.console = { debug: print, info: print, warn: printError, error: printError }
  },
})

/**
 * Powertools' logger with a fast path for the usual line: a message and plain values at level INFO. Powertools takes four
 * times as long, mainly because it reads the environment again for each line. The output is the same, including the order of
 * keys. The fast path is not used on Lambda, where keys change with the invocation, nor when TZ asks for local time.
 */
class ServiceLogger extends Logger {
  // Not #private fields: the base constructor may set the level and log before they exist.
  /** Template of the usual line, created with the first; `null` when the fast path cannot be used. */
  private usualLine: LineTemplate | null | undefined
  private informs: boolean

  constructor() {
    super({ serviceName: 'smart-chat' })
    this.informs = informs(this)
  }

  override setLogLevel(level: Parameters<Logger['setLogLevel']>[0]): void {
    super.setLogLevel(level)
    this.informs = informs(this)
  }

  override info(message: LogItemMessage, ...extra: LogItemExtraInput): void {
    if (this.informs && this.usualLine === undefined) this.usualLine = this.makeUsualLine()
    const text = this.informs && this.usualLine?.fill(message, extra)
    if (text) print(text)
    else super.info(message, ...extra)
  }

  private makeUsualLine(): LineTemplate | null {
    if (runsUnderLambda()) return null
    const item = super.createAndPopulateLogItem(LogLevelThreshold.INFO, 'usual', [])
    item.prepareForPrint()
    const keys = item.getAttributes()
    return String(keys.timestamp).endsWith('Z') ? new LineTemplate(keys) : null
  }
}

const informs = (logger: Logger) => LogLevelThreshold[logger.getLevelName()] <= LogLevelThreshold.INFO

/** Placeholder that appears nowhere else in a line. */
const gap = '\0'

/** One line as formatted by Powertools, with placeholders for message and timestamp. */
class LineTemplate {
  readonly #keys: object
  /** The text before the message, between message and timestamp, and after it, without the closing brace. */
  readonly #parts: string[]

  constructor(keys: object) {
    this.#keys = keys
    this.#parts = JSON.stringify({ ...keys, message: gap, timestamp: gap })
      .slice(0, -1)
      .split(JSON.stringify(gap))
  }

  /** @returns undefined when plain JSON.stringify cannot write the line, or a field would replace a standard key */
  fill(message: LogItemMessage, extra: LogItemExtraInput): string | undefined {
    const [fields] = extra
    if (typeof message !== 'string' || message === '' || typeof fields !== 'object' || extra.length > 1)
      return undefined
    if (Object.getPrototypeOf(fields) !== Object.prototype) return undefined
    const entries = Object.entries(fields)
    if (entries.length === 0) return undefined
    for (const [key, value] of entries) if (key in this.#keys || !isWritten(value)) return undefined
    const [head, middle, rest] = this.#parts
    return `${head}${JSON.stringify(message)}${middle}"${timestamp()}"${rest},${JSON.stringify(fields).slice(1)}`
  }
}

/** Powertools omits empty values. */
const isWritten = (value: unknown) => value !== '' && value !== null && value !== undefined && isPlain(value, 2)

let lastTimestamp = { ms: 0, text: '' }

/** Formatted once per millisecond. */
function timestamp(): string {
  const ms = Date.now()
  if (ms !== lastTimestamp.ms) lastTimestamp = { ms, text: new Date(ms).toISOString() }
  return lastTimestamp.text
}

/**
 * The one logger: one JSON object per line, warnings and errors on standard error, the rest on standard output. Powertools
 * reads the level from LOG_LEVEL.
 */
export const logger: Logger = new ServiceLogger()
