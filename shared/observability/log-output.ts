let waiting = ''

/**
 * Prints a line on standard output. The lines of one turn of the event loop are written in one system call: writing is
 * synchronous, and one call per line would be most of the cost of logging in a busy process. Only SIGKILL loses lines.
 */
export function print(line: string): void {
  if (waiting === '') setImmediate(flush)
  waiting += `${line}\n`
}

function flush(): void {
  if (waiting !== '') process.stdout.write(waiting)
  waiting = ''
}

process.on('exit', flush)

/** Prints a line on standard error. Not console.warn, because Lambda's runtime client adds a prefix to console output. */
export const printError = (line: string): void => void process.stderr.write(`${line}\n`)
