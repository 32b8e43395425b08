/**
 * Collects the lines of one turn of the event loop, and writes them in one system call. Writing is synchronous, and one call
 * per line would be most of the cost of logging in a busy process. Only SIGKILL loses lines.
 */
class Lines {
  #waiting = ''

  constructor() {
    process.on('exit', () => this.#flush())
  }

  readonly add = (line: string): void => {
    if (this.#waiting === '') setImmediate(() => this.#flush())
    this.#waiting += `${line}\n`
  }

  #flush(): void {
    if (this.#waiting !== '') process.stdout.write(this.#waiting)
    this.#waiting = ''
  }
}

/** Prints a line on standard output. */
export const { add: print } = new Lines()
/** Prints a line on standard error. Not console.warn, because Lambda's runtime client adds a prefix to console output. */
export const printError = (line: string): void => void process.stderr.write(`${line}\n`)
