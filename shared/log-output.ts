/**
 * Collects the lines of one turn of the event loop and writes them at once: writing is synchronous, and a system call per
 * line would be much of what the log costs a busy process. Nothing is lost however the process ends, except by SIGKILL.
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
/** Prints a line on standard error. Not console.warn: Lambda's runtime client puts a text before each line of the console's. */
export const printError = (line: string): void => void process.stderr.write(`${line}\n`)
