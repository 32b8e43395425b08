import type { Bet } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { betPayload } from '../../shared/backends/remote/payloads.ts'
import { anEmptyList, at, hour, keepDigits, ofUser, type Step, sameOwner, unlike } from './step.ts'
import type { Story } from './story.ts'

const hasBets = ({ bets, created }: Story) => bets.every(({ id }) => created.has(id))

export const betSteps: Step[] = [
  {
    operation: operations.listBets,
    what: 'the bets',
    reads: true,
    payload: ofUser((_story, user_id) => ({ user_id, limit: 5 })),
    allows: ['data', 'absent'],
    judge: sameOwner,
    fix: anEmptyList,
  },
  ...[0, 1].map(
    (index): Step => ({
      operation: operations.createBet,
      what: index === 0 ? 'a new bet' : 'a second bet',
      reads: false,
      payload: ofUser(({ bets }, userId) => betPayload({ ...(bets[index] as Bet), userId })),
      allows: ['data'],
      judge: (_none: undefined, { bets, created }) => {
        created.add((bets[index] as Bet).id)
        return undefined
      },
      fix: ({ success }) => `Answer ${success}. The id is ours: keep it.`,
    }),
  ),
  {
    operation: operations.listBets,
    what: 'both bets, with our ids and amounts',
    reads: false,
    payload: ofUser((story, user_id) => (hasBets(story) ? { user_id, limit: 20 } : undefined)),
    allows: ['data'],
    judge: (found: Bet[], story) => {
      for (const { id, amount } of story.bets) {
        const bet = found.find(candidate => candidate.id === id)
        if (!bet) return `id: the bet ${id} is not in the list`
        if (!bet.amount.eq(amount)) return unlike('amount', bet.amount, amount)
      }
      return sameOwner(found, story)
    },
    fix: keepDigits,
  },
  {
    operation: operations.listBets,
    what: 'no more bets than the limit',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, limit: 1 })),
    allows: ['data'],
    judge: (found: Bet[]) => (found.length <= 1 ? undefined : `limit: asked for 1, got ${found.length}`),
    fix: 'Honour limit, and answer the newest first.',
  },
  {
    operation: operations.listBetsBetween,
    what: 'the bets of this hour',
    reads: false,
    payload: ofUser((story, user_id) =>
      hasBets(story) ? { user_id, start_date: at(-hour), end_date: at(hour) } : undefined,
    ),
    allows: ['data'],
    judge: (found: Bet[], { bets }) =>
      found.length >= bets.length
        ? undefined
        : `asked for ${bets.length} bets that were made just now, got ${found.length}`,
    fix: 'Keep created_at as it was sent, and read start_date and end_date as RFC 3339 with their offset.',
  },
  {
    operation: operations.listBetsBetween,
    what: 'no bets of a day in 2001',
    reads: true,
    payload: ofUser((_story, user_id) => ({
      user_id,
      start_date: '2001-01-01T00:00:00Z',
      end_date: '2001-01-02T00:00:00Z',
    })),
    allows: ['data', 'absent'],
    judge: (found: Bet[]) => (found.length === 0 ? undefined : `got ${found.length} bets from outside the range`),
    fix: anEmptyList,
  },
]
