import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { operators, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function returnToBot({ user, call }: EndpointRequest<typeof contract>) {
  return (await operators()).returnToBot(user.userId, call)
}

await prepare(tokens, operators)
export const handler = endpoint(contract, returnToBot)
export { contract }
