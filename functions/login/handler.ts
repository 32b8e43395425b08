import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { accounts, prepare } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function login({ body, address, call }: EndpointRequest<typeof contract>) {
  return (await accounts()).login(body, { address, call })
}

await prepare(accounts)
export const handler = endpoint(contract, login)
export { contract }
