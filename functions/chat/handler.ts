import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { measure } from '../../shared/observability/measurements.ts'
import { conversation, detector, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function chat({ body, user, call }: EndpointRequest<typeof contract>) {
  const answer = await (await conversation()).chat(user.userId, body.message, call)
  measure({ kind: 'reply', mode: answer.mode })
  return answer
}

await prepare(tokens, conversation, detector)
export const handler = endpoint(contract, chat)
export { contract }
