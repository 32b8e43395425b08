import { type ParseArgsConfig, parseArgs } from 'node:util'

/**
 * Parses the command line. On --help, and on a wrong option, prints `usage` and ends the process.
 * @param allowPositionals whether there may be words that are no options
 */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
  { allowPositionals = false } = {},
) {
  if (process.argv.slice(2).some(argument => argument === '--help' || argument === '-h')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    return parseArgs({ options, allowPositionals })
  } catch (error) {
    return endWith(`${(error as Error).message}\n\n${usage}`)
  }
}

/** Ends the process with status 2 and a message on standard error, as for wrong usage. */
export function endWith(message: string): never {
  console.error(message)
  process.exit(2)
}
