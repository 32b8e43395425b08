import { type AuthenticatedRequest, authenticatedEndpoint } from '../../shared/endpoint/authenticated.ts'
import { operators, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function escalate({ body, user, call }: AuthenticatedRequest<typeof contract>) {
  return (await operators()).escalate(user.userId, body.message ?? '', call)
}

await prepare(tokens, operators)
export const handler = authenticatedEndpoint(contract, escalate)
export { contract }
