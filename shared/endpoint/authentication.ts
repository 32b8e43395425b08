import { readBearerToken } from '../auth/bearer.ts'
import type { Contract } from './contract.ts'
import type { Middleware } from './endpoint.ts'
import { services } from './late-services.ts'

const bearerToken: Middleware = {
  before: async ({ event }) => {
    const token = readBearerToken(event.headers.authorization)
    const { tokens } = await services()
    event.user = await (await tokens()).verify(token)
  },
}

/** Lets only logged-in players pass where the contract says so. Anyone else gets 401 before the body is read. */
export const authentication = ({ authenticated }: Contract): Middleware[] => (authenticated ? [bearerToken] : [])
