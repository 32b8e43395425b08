import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { operators, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function escalate({ body, user, call }: EndpointRequest<typeof contract>) {
  return (await operators()).escalate(user.userId, body.message ?? '', call)
}

await prepare(tokens, operators)
export const handler = endpoint(contract, escalate)
export { contract }
