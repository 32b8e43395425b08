import { readdirSync } from 'node:fs'
import type * as z from 'zod/mini'
import type { Contract } from '../endpoint/contract.ts'

/** A contract with its schemas, and the name of its function, which becomes the operationId. */
export interface NamedContract {
  name: string
  contract: Omit<Contract, 'body' | 'response'> & { body?: z.ZodMiniType; response: z.ZodMiniType }
}

const folder = new URL('../../functions/', import.meta.url)

/** The contracts of all functions, sorted by name. */
export function readContracts(): Promise<NamedContract[]> {
  const functions = readdirSync(folder, { withFileTypes: true })
    .filter(item => item.isDirectory() && !item.name.startsWith('_'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  return Promise.all(
    functions.map(async ({ name }) => {
      const { contract } = (await import(new URL(`${name}/contract.ts`, folder).href)) as { contract: Contract }
      const { body, response, ...rest } = contract
      return { name, contract: { ...rest, ...(body && { body: body() }), response: await response() } }
    }),
  )
}
