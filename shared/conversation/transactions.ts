import type { Call, CustomerBackend, Id } from '../backends/backend.ts'
import { type CompleteDraft, flowLifetimeMs, formatFlow } from '../dialogue/flows/flow.ts'
import { operationReply, operatorNote } from '../dialogue/operation-replies.ts'
import type { Voice } from '../dialogue/turn.ts'
import { logger } from '../logger.ts'
import type { Operation } from '../store/operation.ts'
import type { Operations } from '../store/operations.ts'
import type { ChatAnswer } from './conversation-options.ts'
import type { Escalation } from './escalation.ts'
import { newOperationId } from './operations/operation-id.ts'
import { isAnswering, OperationRunner } from './operations/runner.ts'
import { escalatedReply } from './operator-reply.ts'

export interface TransactionsOptions {
  operations: Operations
  customer: CustomerBackend
  escalation: Escalation
  clock: () => number
  slowestCallMs: number
}

const mostAtOnce = 50

/** Operations that a player has confirmed: claimed once, carried out, told, and brought to an end whatever happens. */
export class Transactions {
  readonly #options: TransactionsOptions
  readonly #runner: OperationRunner

  constructor(options: TransactionsOptions) {
    this.#options = options
    this.#runner = new OperationRunner(options)
  }

  /**
   * Carries out a confirmed draft, if this is the yes that wins.
   * @param version of the dialogue's flow as the draft was loaded
   * @returns undefined when the flow has changed meanwhile: the message must be understood anew
   */
  async confirm(
    userId: Id,
    draft: CompleteDraft,
    version: number,
    voice: Voice,
    call: Call,
  ): Promise<ChatAnswer | undefined> {
    const { operations, clock } = this.#options
    const { kind, amount } = draft
    const target = draft.kind === 'withdrawal' ? draft.method : draft.event
    const claimAs = (id: Id) => {
      const flow = { text: formatFlow({ kind: 'operation', id }), expiresAt: clock() + flowLifetimeMs, version }
      const lease = { now: clock(), leaseMs: this.#runner.leaseMs }
      return operations.claim({ id, userId, kind, amount, target }, flow, lease)
    }
    let claim = await claimAs(draft.id)
    // Another player's operation of the same millisecond may have drawn the same id.
    if (claim.state === 'taken') claim = await claimAs(newOperationId(clock()))
    if (claim.state === 'taken') return undefined
    if (claim.state === 'changed') return undefined
    if (claim.state === 'busy') return { reply: voice.say('operationBusy'), mode: 'bot' }
    if (claim.state === 'repeated') return { reply: operationReply(claim.operation, voice), mode: 'bot' }
    const carried = uninterrupted(call)
    const answer = await this.#tell(await this.#runner.run(claim.operation, carried), voice, carried)
    if (call.signal?.aborted) await operations.markUntold(claim.operation.id)
    return answer
  }

  /** What has become of an operation that was confirmed before. */
  async repeat(id: Id, voice: Voice): Promise<string | undefined> {
    const operation = await this.#options.operations.find(id)
    return operation && operationReply(operation, voice)
  }

  /** Ends what an earlier process has left open, and says what the player has not been told yet. */
  async catchUp(userId: Id, voice: Voice, call: Call): Promise<string | undefined> {
    await this.settle(userId, voice, call)
    const untold = await this.#options.operations.takeUntold(userId)
    return untold.length > 0 ? untold.map(operation => operationReply(operation, voice)).join('\n') : undefined
  }

  /** Goes on with the user's open operation if nobody holds it; what came of it is told by the next `catchUp`. */
  async settle(userId: Id, voice: Voice, call: Call): Promise<void> {
    const { operations, clock } = this.#options
    const operation = await operations.takeOver(userId, { now: clock(), leaseMs: this.#runner.leaseMs })
    if (!operation) return
    const carried = uninterrupted(call)
    const ended = await this.#runner.resume(operation, carried)
    if (ended.stage === 'stuck') await this.#handOver(ended, voice, carried)
  }

  /** Goes on with the open operations of all users that nobody holds. */
  async settleAll(voice: Voice, call: Call): Promise<void> {
    for (const userId of await this.#options.operations.abandoned(this.#options.clock(), mostAtOnce)) {
      await this.settle(userId, voice, call)
    }
  }

  async #tell(operation: Operation, voice: Voice, call: Call): Promise<ChatAnswer> {
    const reply = operationReply(operation, voice)
    if (operation.stage !== 'stuck') return { reply, mode: 'bot' }
    const handOff = await this.#handOver(operation, voice, call)
    return handOff
      ? { reply: `${reply}\n${handOff.reply}`, mode: handOff.mode }
      : { reply: `${reply}\n${voice.say('operatorLater')}`, mode: 'bot' }
  }

  /** Gives a stuck operation to an operator; when no desk answers, it stays open and is tried again. */
  async #handOver(operation: Operation, voice: Voice, call: Call): Promise<ChatAnswer | undefined> {
    const { operations, escalation } = this.#options
    try {
      const { session } = await escalation.handOff(operation.userId, operatorNote(operation, voice), call)
      if (session.mode === 'bot') return undefined
      await operations.record(operation, {
        stage: 'handed_over',
        leaseExpiresAt: operation.leaseExpiresAt,
        told: isAnswering(operation),
      })
      return { reply: escalatedReply(session, voice.say), mode: session.mode }
    } catch (error) {
      const { id, userId } = operation
      const ids = { id: String(id), user_id: String(userId) }
      logger.error('an operation that only an operator can settle could not be handed over', { operation: ids, error })
      return undefined
    }
  }
}

/** What has begun to move money goes on although nobody waits for the answer any more. */
function uninterrupted({ signal: _, ...call }: Call): Call {
  return call
}
