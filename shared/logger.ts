import { Logger } from '@aws-lambda-powertools/logger'

/**
 * The one logger: a JSON object a line, warnings and errors on standard error, the rest on standard output. The level is
 * LOG_LEVEL, read by Powertools itself.
 */
export const logger = new Logger({ serviceName: 'smart-chat' })

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
// Not console.warn: Lambda's runtime client puts a text before each line of the console's.
const direct = (line: string): void => void process.stderr.write(`${line}\n`)
// Where Powertools prints; it has no option for it.
Object.assign(logger, { console: { debug: add, info: add, warn: direct, error: direct } })
