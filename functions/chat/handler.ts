import { type AuthenticatedRequest, authenticatedEndpoint } from '../../shared/endpoint/authenticated.ts'
import { measure } from '../../shared/metrics.ts'
import { conversation } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function chat({ body, user, call }: AuthenticatedRequest<typeof contract>) {
  const answer = await (await conversation()).chat(user.userId, body.message, call)
  measure({ kind: 'reply', mode: answer.mode })
  return answer
}

export const handler = authenticatedEndpoint(contract, chat)
export { contract }
