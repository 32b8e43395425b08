import { readFileSync, writeFileSync } from 'node:fs'
import { stringifyJson } from '../json.ts'
import { readContracts } from './contracts.ts'
import { describeApi } from './openapi.ts'

export const openapiFile = new URL('openapi.json', import.meta.url)

/** The text of openapi.json. */
export async function renderOpenapi(): Promise<string> {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return pretty(stringifyJson(describeApi(await readContracts(), version)))
}

/** Re-indents JSON text with the built-in parser: the example ids in it are small enough for a double. */
const pretty = (json: string) => `${JSON.stringify(JSON.parse(json), null, 2)}\n`

if (import.meta.main) writeFileSync(openapiFile, await renderOpenapi())
