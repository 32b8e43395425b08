import { type AuthenticatedRequest, authenticatedEndpoint } from '../../shared/endpoint/authenticated.ts'
import { operators, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function returnToBot({ user, call }: AuthenticatedRequest<typeof contract>) {
  return (await operators()).returnToBot(user.userId, call)
}

await prepare(tokens, operators)
export const handler = authenticatedEndpoint(contract, returnToBot)
export { contract }
