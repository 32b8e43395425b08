import { readFileSync, writeFileSync } from 'node:fs'
import { stringifyJson } from '../../../shared/json.ts'
import { describeRpcWorker } from './asyncapi.ts'
import { describeRestBackend } from './openapi.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))

/** The documents of the company's side: where each stands, and its text. */
export const documents = [
  { file: new URL('../openapi.json', import.meta.url), text: pretty(describeRestBackend(version)) },
  { file: new URL('../asyncapi.json', import.meta.url), text: pretty(describeRpcWorker(version)) },
]

/** Indented. Through a double, but every number in it is a small example of ours. */
function pretty(document: object): string {
  return `${JSON.stringify(JSON.parse(stringifyJson(document)), null, 2)}\n`
}

if (import.meta.main) for (const { file, text } of documents) writeFileSync(file, text)
