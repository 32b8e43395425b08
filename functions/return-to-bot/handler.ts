import { type AuthenticatedRequest, authenticatedEndpoint } from '../../shared/endpoint/authenticated.ts'
import { conversation } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function returnToBot({ user, call }: AuthenticatedRequest<typeof contract>) {
  return (await conversation()).returnToBot(user.userId, call)
}

export const handler = authenticatedEndpoint(contract, returnToBot)
export { contract }
