import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger'
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types'
import { sourceTrace } from './stack-trace.ts'

/** Powertools' own form of a line, without its deep merge of attributes, and with stack traces of the sources. */
class LineFormatter extends LogFormatter {
  formatAttributes(line: UnformattedAttributes, attributes: LogAttributes): LogItem {
    return new LogItem({
      attributes: {
        level: line.logLevel,
        message: line.message,
        timestamp: this.formatTimestamp(line.timestamp),
        service: line.serviceName,
        xray_trace_id: line.xRayTraceId,
        ...attributes,
      },
    })
  }

  override formatError(error: Error): LogAttributes {
    const formatted = super.formatError(error)
    if (!error.stack) return formatted
    const stack = sourceTrace(error.stack)
    return { ...formatted, location: this.getCodeLocation(stack), stack }
  }
}

/**
 * The one logger: a JSON object a line, warnings and errors on standard error, the rest on standard output. The level is
 * LOG_LEVEL, read by Powertools itself.
 */
export const logger = new Logger({ serviceName: 'smart-chat', logFormatter: new LineFormatter() })

/**
 * Collects the lines of one turn of the event loop and writes them at once: writing is synchronous, and a system call a line
 * would cost a busy process a third of its log's price. Nothing is lost however the process ends, but by SIGKILL.
 */
class Lines {
  readonly #output: NodeJS.WriteStream
  #waiting = ''

  constructor(output: NodeJS.WriteStream) {
    this.#output = output
    process.on('exit', () => this.#flush())
  }

  readonly add = (line: string): void => {
    if (this.#waiting === '') setImmediate(() => this.#flush())
    this.#waiting += `${line}\n`
  }

  #flush(): void {
    if (this.#waiting !== '') this.#output.write(this.#waiting)
    this.#waiting = ''
  }
}

const { add } = new Lines(process.stdout)
// Where Powertools prints; it has no option for it.
Object.assign(logger, { console: { debug: add, info: add, warn: console.warn, error: console.error } })
