import { readdirSync } from 'node:fs'
import type { Contract } from '../../shared/endpoint/contract.ts'
import type { LambdaHandler } from '../../shared/endpoint/endpoint.ts'

/** A built function bundle, the same file that Lambda loads. */
export interface FunctionBundle {
  name: string
  contract: Contract
  handler: LambdaHandler
}

/**
 * Imports the built bundles in a folder: the named ones, or all if `names` is empty.
 * @throws Error when a name has no bundle
 */
export async function loadFunctions(folder: URL, names: readonly string[] = []): Promise<FunctionBundle[]> {
  const built = readdirSync(folder)
    .filter(file => file.endsWith('.mjs') && !file.startsWith('_'))
    .map(file => file.slice(0, -'.mjs'.length))
  const unknown = names.filter(name => !built.includes(name))
  if (unknown.length > 0) {
    throw new Error(`FUNCTIONS names ${unknown.join(', ')}, but there are only: ${built.join(', ')}`)
  }
  const wanted = names.length > 0 ? names : built
  return Promise.all(
    wanted.map(async name => {
      const { contract, handler } = await import(new URL(`${name}.mjs`, folder).href)
      return { name, contract, handler }
    }),
  )
}
