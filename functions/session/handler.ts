import { type AuthenticatedRequest, authenticatedEndpoint } from '../../shared/endpoint/authenticated.ts'
import { operators, prepare, tokens } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function session({ user, call }: AuthenticatedRequest<typeof contract>) {
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
export const handler = authenticatedEndpoint(contract, session)
export { contract }
