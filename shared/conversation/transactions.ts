import type { Call, CustomerBackend, Id } from '../backends/backend.ts'
import { type CompleteDraft, flowLifetimeMs, formatFlow, knownOf } from '../dialogue/flows/flow.ts'
import { operatorNote, transactionReply } from '../dialogue/transaction-replies.ts'
import type { Voice } from '../dialogue/turn.ts'
import { logger } from '../observability/logger.ts'
import type { Transaction } from '../store/transaction.ts'
import type { TransactionJournal } from '../store/transaction-journal.ts'
import type { ChatAnswer } from './conversation-options.ts'
import type { Escalation } from './escalation.ts'
import { escalatedReply } from './operator-reply.ts'
import { TransactionRunner } from './transactions/runner.ts'
import { newTransactionId } from './transactions/transaction-id.ts'

export interface TransactionsOptions {
  journal: TransactionJournal
  customer: CustomerBackend
  escalation: Escalation
  now: () => number
  slowestCallMs: number
  lateArrivalMs: number
}

/** Outcomes of transactions, told with the answer to the player's next message. */
export interface Notice {
  texts: readonly string[]
  ids: readonly Id[]
}

const maxRecoveriesAtOnce = 50

/** Carries out confirmed transactions once each, tells the player the outcome, and recovers interrupted ones. */
export class Transactions {
  readonly #options: TransactionsOptions
  readonly #runner: TransactionRunner

  constructor(options: TransactionsOptions) {
    this.#options = options
    this.#runner = new TransactionRunner(options)
  }

  /**
   * Carries out a confirmed draft. Of several concurrent confirmations only one succeeds.
   * @param version the version of the dialogue's flow when the draft was loaded
   * @returns undefined when the flow has changed since; interpret the message again
   */
  async confirm(
    userId: Id,
    draft: CompleteDraft,
    version: number,
    voice: Voice,
    call: Call,
  ): Promise<ChatAnswer | undefined> {
    const { journal, now } = this.#options
    const { kind, amount } = draft
    const target = draft.kind === 'withdrawal' ? draft.method : draft.event
    const claimAs = (id: Id) => {
      const confirmed = formatFlow({ kind: 'transaction', id, was: knownOf(draft) })
      const flow = { text: confirmed, lifetimeMs: flowLifetimeMs, version }
      return journal.claim({ id, userId, kind, amount, target, confirmedAt: now() }, flow, this.#runner.leaseMs)
    }
    let claim = await claimAs(draft.id)
    // Another player's transaction of the same millisecond may have the same id.
    if (claim.state === 'taken') claim = await claimAs(newTransactionId(now()))
    if (claim.state === 'taken' || claim.state === 'changed') return undefined
    if (claim.state === 'busy') return { reply: voice.say('transactionBusy'), mode: 'bot' }
    if (claim.state === 'repeated') return { reply: transactionReply(claim.transaction, voice), mode: 'bot' }
    const carried = uninterrupted(call)
    const transaction = await this.#runner.run(claim.transaction, carried)
    const answer = await this.#tell(transaction, voice, carried)
    const isOver = transaction.closed || answer.mode !== 'bot' // an operator has it
    if (isOver) await this.markTold([transaction.id], call)
    return answer
  }

  /** The outcome of a transaction that was confirmed before. */
  async repeat(id: Id, voice: Voice): Promise<string | undefined> {
    const transaction = await this.#options.journal.find(id)
    return transaction && transactionReply(transaction, voice)
  }

  /** Recovers the user's interrupted transaction, and returns the outcomes that the player has not been told yet. */
  async untoldOutcomes(userId: Id, voice: Voice, call: Call): Promise<Notice | undefined> {
    await this.recover(userId, voice, call)
    const untold = await this.#options.journal.untold(userId)
    if (untold.length === 0) return undefined
    return {
      texts: untold.map(transaction => transactionReply(transaction, voice)),
      ids: untold.map(({ id }) => id),
    }
  }

  /**
   * To be called last, when the answer that tells the outcomes is complete: whatever fails before, they are told again rather than
   * never.
   */
  async markTold(ids: readonly Id[], call: Call): Promise<void> {
    if (call.signal?.aborted) return
    await this.#options.journal.markTold(ids).catch(error => {
      logger.warn('an outcome that has been told will be told again', { request_id: call.requestId, error })
    })
  }

  /** Resumes the user's open transaction if its lease has expired. The next `untoldOutcomes` tells the outcome. */
  async recover(userId: Id, voice: Voice, call: Call): Promise<void> {
    const transaction = await this.#options.journal.takeOver(userId, this.#runner.leaseMs)
    if (!transaction) return
    const carried = uninterrupted(call)
    const ended = await this.#runner.resume(transaction, carried)
    if (ended.stage === 'stuck') await this.#handOver(ended, voice, carried)
  }

  /** Resumes the open transactions of all users whose lease has expired. */
  async recoverAll(voice: Voice, call: Call): Promise<void> {
    for (const userId of await this.#options.journal.abandoned(maxRecoveriesAtOnce)) {
      await this.recover(userId, voice, call)
    }
  }

  async #tell(transaction: Transaction, voice: Voice, call: Call): Promise<ChatAnswer> {
    const reply = transactionReply(transaction, voice)
    if (transaction.stage !== 'stuck') return { reply, mode: 'bot' }
    const handOff = await this.#handOver(transaction, voice, call)
    return handOff
      ? { reply: `${reply}\n${handOff.reply}`, mode: handOff.mode }
      : { reply: `${reply}\n${voice.say('operatorLater')}`, mode: 'bot' }
  }

  /** Hands a stuck transaction to an operator. If the desk does not accept it, it stays open and is tried again later. */
  async #handOver(transaction: Transaction, voice: Voice, call: Call): Promise<ChatAnswer | undefined> {
    const { journal, escalation } = this.#options
    try {
      const { session } = await escalation.handOff(transaction.userId, operatorNote(transaction, voice), call)
      if (session.mode === 'bot') return undefined
      await journal.record(transaction, { stage: 'handed_over', leaseMs: 0 })
      return { reply: escalatedReply(session, voice.say), mode: session.mode }
    } catch (error) {
      const { id, userId } = transaction
      const ids = { id: String(id), user_id: String(userId) }
      logger.error('a transaction that only an operator can finish could not be handed over', {
        request_id: call.requestId,
        transaction: ids,
        error,
      })
      return undefined
    }
  }
}

/** The call without its abort signal: once money is being moved, the work continues even if nobody waits for the answer. */
function uninterrupted({ signal: _, ...call }: Call): Call {
  return call
}
