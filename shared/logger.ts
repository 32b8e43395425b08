import { Logger, LogItem, LogLevelThreshold } from '@aws-lambda-powertools/logger'
import { runsUnderLambda } from './config/platform.ts'
import { print, printError } from './log-output.ts'

type Attributes = ReturnType<LogItem['getAttributes']>

/** A line that JSON.stringify writes as it should be. */
class PlainItem extends LogItem {}

/**
 * Powertools' logger with a short way for the usual line, a text and plain values at level INFO: Powertools takes three times
 * as long, to ask the environment anew above all. The line is the same, to the order of its keys. Powertools goes its own way
 * where a line's keys change with the invocation (Lambda), and where TZ asks for local time.
 */
class ServiceLogger extends Logger {
  /** What stands in every line; undefined: the short way is closed. No #field: the constructor of Logger may log already. */
  private readonly usualKeys: Attributes | undefined

  constructor() {
    super({ serviceName: 'smart-chat' })
    // Where Powertools prints; it has no option for it.
    Object.assign(this, { console: { debug: print, info: print, warn: printError, error: printError } })
    const item = super.createAndPopulateLogItem(LogLevelThreshold.INFO, 'usual', [])
    item.prepareForPrint()
    const { timestamp } = item.getAttributes()
    this.usualKeys = !runsUnderLambda() && String(timestamp).endsWith('Z') ? item.getAttributes() : undefined
  }

  protected override createAndPopulateLogItem(
    ...[level, message, extra]: Parameters<Logger['createAndPopulateLogItem']>
  ): LogItem {
    if (this.usualKeys && level === LogLevelThreshold.INFO && typeof message === 'string' && extra.length === 1) {
      const attributes: Attributes = { ...this.usualKeys, message, timestamp: new Date().toISOString() }
      if (addPlain(attributes, extra[0])) return new PlainItem({ attributes })
    }
    return super.createAndPopulateLogItem(level, message, extra)
  }

  protected override printLog(level: number, item: LogItem): void {
    if (item instanceof PlainItem) {
      item.prepareForPrint()
      print(JSON.stringify(item.getAttributes()))
    } else super.printLog(level, item)
  }
}

/** @returns false when they are not all plain, or one would take the place of a usual key, which Powertools does not allow */
function addPlain(attributes: Attributes, fields: unknown): boolean {
  if (!isObject(fields)) return false
  for (const [key, value] of Object.entries(fields)) {
    if (key in attributes || !isPlain(value)) return false
    attributes[key] = value
  }
  return true
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Whether JSON.stringify writes it as Powertools does: no bigint, no Error, nothing that may hold itself. */
function isPlain(value: unknown, levels = 2): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint'
  if (levels === 0 || !(Array.isArray(value) || isObject(value))) return false
  return Object.values(value).every(item => isPlain(item, levels - 1))
}

/**
 * The one logger: a JSON object a line, warnings and errors on standard error, the rest on standard output. The level is
 * LOG_LEVEL, read by Powertools itself.
 */
export const logger: Logger = new ServiceLogger()
