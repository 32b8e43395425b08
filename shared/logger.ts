import { Logger, LogLevelThreshold } from '@aws-lambda-powertools/logger'
import type { LogItemExtraInput, LogItemMessage } from '@aws-lambda-powertools/logger/types'
import { runsUnderLambda } from './config/platform.ts'
import { isPlain } from './json.ts'
import { print, printError } from './log-output.ts'

// Powertools would open a console of its own on both streams, which is most of what it costs at a start; it has no option
// for another.
Object.assign(Logger.prototype, {
  setConsole(this: { console: unknown }) {
    this.console = { debug: print, info: print, warn: printError, error: printError }
  },
})

/**
 * Powertools' logger with a short way for the usual line, a text and plain values at level INFO: Powertools takes four times
 * as long, to ask the environment anew above all. The line is the same, to the order of its keys. Powertools goes its own way
 * where a line's keys change with the invocation (Lambda), and where TZ asks for local time.
 */
class ServiceLogger extends Logger {
  // No #fields: the constructor of Logger may set the level and log.
  /** What the usual line is made of, made for the first; `null` when Powertools must write the lines itself. */
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

/** Nothing else of a line reads like this. */
const gap = '\0'

/** A line of Powertools', made once, with gaps for what changes. */
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

  /** @returns undefined when it takes more to write the line than JSON.stringify, or a usual key would be replaced */
  fill(message: LogItemMessage, extra: LogItemExtraInput): string | undefined {
    const [fields] = extra
    if (typeof message !== 'string' || message === '' || typeof fields !== 'object' || extra.length > 1)
      return undefined
    if (!isPlain(fields)) return undefined
    const entries = Object.entries(fields)
    if (entries.length === 0 || entries.some(([key, value]) => key in this.#keys || !isWritten(value))) return undefined
    const [head, middle, rest] = this.#parts
    return `${head}${JSON.stringify(message)}${middle}"${timestamp()}"${rest},${JSON.stringify(fields).slice(1)}`
  }
}

/** Powertools leaves the others out. */
const isWritten = (value: unknown) => value !== '' && value !== null && value !== undefined

let lastTimestamp = { ms: 0, text: '' }

/** Written once for the many lines of a millisecond. */
function timestamp(): string {
  const ms = Date.now()
  if (ms !== lastTimestamp.ms) lastTimestamp = { ms, text: new Date(ms).toISOString() }
  return lastTimestamp.text
}

/**
 * The one logger: a JSON object a line, warnings and errors on standard error, the rest on standard output. The level is
 * LOG_LEVEL, read by Powertools itself.
 */
export const logger: Logger = new ServiceLogger()
