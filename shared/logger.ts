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
  /** What is in every line; undefined when Powertools must write the lines itself. */
  private readonly usualKeys: object | undefined
  private informs: boolean

  constructor() {
    super({ serviceName: 'smart-chat' })
    this.informs = informs(this)
    const item = super.createAndPopulateLogItem(LogLevelThreshold.INFO, 'usual', [])
    item.prepareForPrint()
    const keys = item.getAttributes()
    this.usualKeys = !runsUnderLambda() && String(keys.timestamp).endsWith('Z') ? keys : undefined
  }

  override setLogLevel(level: Parameters<Logger['setLogLevel']>[0]): void {
    super.setLogLevel(level)
    this.informs = informs(this)
  }

  override info(message: LogItemMessage, ...extra: LogItemExtraInput): void {
    const text = this.informs && this.usualKeys && shortLine(this.usualKeys, message, extra)
    if (text) print(text)
    else super.info(message, ...extra)
  }
}

const informs = (logger: Logger) => LogLevelThreshold[logger.getLevelName()] <= LogLevelThreshold.INFO

/** @returns undefined when it takes more to write the line than JSON.stringify, or a usual key would be replaced */
function shortLine(usualKeys: object, message: LogItemMessage, extra: LogItemExtraInput): string | undefined {
  const [fields] = extra
  if (typeof message !== 'string' || message === '' || typeof fields !== 'object' || extra.length > 1) return undefined
  if (!isPlain(fields)) return undefined
  const attributes: Record<string, unknown> = { ...usualKeys, message, timestamp: new Date().toISOString() }
  for (const [key, value] of Object.entries(fields)) {
    if (key in attributes) return undefined
    if (value !== '' && value !== null) attributes[key] = value
  }
  return JSON.stringify(attributes)
}

/**
 * The one logger: a JSON object a line, warnings and errors on standard error, the rest on standard output. The level is
 * LOG_LEVEL, read by Powertools itself.
 */
export const logger: Logger = new ServiceLogger()
