import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('corpus/', import.meta.url))
const fileOf = (name: string) => `${folder}${name}.txt`

/** A target's inputs that once reached new code or broke it, one per line in base64. */
export function readCorpus(name: string): Uint8Array[] {
  if (!existsSync(fileOf(name))) return []
  const lines = readFileSync(fileOf(name), 'utf8').split('\n')
  return lines.slice(0, -1).map(line => new Uint8Array(Buffer.from(line, 'base64')))
}

export function writeCorpus(name: string, inputs: readonly Uint8Array[]): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(name), inputs.map(input => `${Buffer.from(input).toString('base64')}\n`).join(''))
}
