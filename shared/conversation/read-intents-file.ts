import { readFile } from 'node:fs/promises'
import { ConfigError } from '../config/config-error.ts'
import { replaceable } from '../dialogue/texts/catalogue.ts'
import { type IntentsFile, parseIntentsFile } from '../intents/intents-file/intents-file.ts'

const variable = 'INTENTS_FILE'

/**
 * Reads the administrator's own keywords, replies and questions from INTENTS_FILE.
 * @throws ConfigError with all problems of the file
 */
export async function readIntentsFile(path: string): Promise<IntentsFile> {
  const text = await readFile(path, 'utf8').catch(error => {
    throw new ConfigError([{ variable, message: `"${path}" cannot be read: ${error.message}` }])
  })
  const result = parseIntentsFile(text, replaceable)
  if (result.ok) return result.file
  throw new ConfigError(result.problems.map(problem => ({ variable, message: `"${path}": ${problem}` })))
}
