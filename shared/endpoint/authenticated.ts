import { readBearerToken } from '../auth/bearer.ts'
import type { Identity } from '../auth/tokens.ts'
import { tokens } from '../services.ts'
import type { Contract, ResponseBody } from './contract.ts'
import {
  type EndpointFunction,
  type EndpointRequest,
  endpoint,
  type LambdaHandler,
  type Middleware,
} from './endpoint.ts'

export interface AuthenticatedRequest<C extends Contract> extends EndpointRequest<C> {
  user: Identity
}

/** An endpoint for logged-in players. Anyone else gets 401 before the body is read. */
export function authenticatedEndpoint<C extends Contract & { authenticated: true }>(
  contract: C,
  respond: EndpointFunction<AuthenticatedRequest<C>, ResponseBody<C>>,
): LambdaHandler {
  return endpoint(contract, respond as EndpointFunction<EndpointRequest<C>, ResponseBody<C>>, bearerToken)
}

const bearerToken: Middleware = {
  before: async ({ event }) => {
    const token = readBearerToken(event.headers.authorization)
    event.user = await (await tokens()).verify(token)
  },
}
