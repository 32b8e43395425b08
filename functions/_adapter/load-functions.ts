import { readdirSync } from 'node:fs'
import type { Contract } from '../../shared/endpoint/contract.ts'
import type { LambdaHandler } from '../../shared/endpoint/endpoint.ts'

/** A built function bundle: what Lambda would load. */
export interface FunctionBundle {
  name: string
  contract: Contract
  handler: LambdaHandler
}

/**
 * Imports the built bundles of a folder, all or the named ones.
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
