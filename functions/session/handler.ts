import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { operators, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function session({ user, call }: EndpointRequest<typeof contract>) {
  const open = await (await operators()).session(user.userId, call)
  if (!open) return { mode: 'bot' as const }
  return {
    mode: open.mode,
    queue_position: open.queuePosition,
    operator_id: open.operatorId,
    status_message: open.statusMessage,
    last_operator_text: open.lastOperatorText,
  }
}

await prepare(tokens, operators)
export const handler = endpoint(contract, session)
export { contract }
