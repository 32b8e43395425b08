import type { FunctionName } from '../../shared/config/schema.ts'
import type { Contract } from '../../shared/endpoint/contract.ts'
import type { LambdaHandler } from '../../shared/endpoint/endpoint.ts'

/** A built function bundle, the same file that Lambda loads. */
export interface FunctionBundle {
  name: string
  contract: Contract
  handler: LambdaHandler
}

/** Imports built bundles from a folder. */
export const loadFunctions = (folder: URL, names: readonly FunctionName[]): Promise<FunctionBundle[]> =>
  Promise.all(
    names.map(async name => {
      const { contract, handler } = await import(new URL(`${name}.mjs`, folder).href)
      return { name, contract, handler }
    }),
  )
