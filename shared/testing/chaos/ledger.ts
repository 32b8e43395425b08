import type { Company } from '../../../infra-examples/reference-backend/company.ts'

/** What players were told: the model that the company's books are compared with. */
export interface Ledger {
  /** Calls that came to an answer of any kind, and that came to none. */
  answered: number
  unanswered: number
  registered: Set<string>
  /** Withdrawals that were said to be made, by user name. */
  withdrawals: { username: string; id: bigint }[]
  /** Texts that an operator was said to have got. */
  delivered: { username: string; text: string }[]
  /** Texts that were sent at all; `lost`: how many times there was no answer and the player sent it again. */
  sent: { username: string; text: string; lost: number }[]
  /** Amounts that a player confirmed; each is of one attempt only. */
  confirmed: { username: string; amount: string }[]
  /** What no player should ever be told. */
  oddities: string[]
}

export const openLedger = (): Ledger => ({
  answered: 0,
  unanswered: 0,
  registered: new Set(),
  withdrawals: [],
  delivered: [],
  sent: [],
  confirmed: [],
  oddities: [],
})

/** What everyone starts with. */
export const startingBalance = '100000'

/** Everything in the company's books that does not fit what was acknowledged; empty when all is well. */
export function compare(ledger: Ledger, { model, desk, violations }: Company): string[] {
  const problems = [...ledger.oddities, ...violations.map(violation => `the backend was called wrongly: ${violation}`)]
  const userOf = (username: string) => model.users.get(username)
  for (const name of ledger.registered) if (!userOf(name)) problems.push(`${name} was registered and is lost`)

  for (const { username, id } of ledger.withdrawals) {
    if (model.withdrawals.get(id)?.user_id !== userOf(username)?.id)
      problems.push(`withdrawal ${id} of ${username} is lost`)
  }
  for (const { username, amount } of ledger.confirmed) {
    const made = model.withdrawalsOf(userOf(username)?.id ?? -1n).filter(one => one.amount.eq(amount))
    if (made.length > 1) problems.push(`${username} withdrew ${amount} ${made.length} times`)
  }
  const textsOf = (username: string) =>
    (desk.sessions.get(userOf(username)?.id ?? -1n)?.messages ?? []).map(({ text }) => text)
  for (const { username, text } of ledger.delivered) {
    if (!textsOf(username).includes(text)) problems.push(`"${text}" of ${username} is lost`)
  }
  // A text whose answer was lost may come once more: the backend failed to confirm it, and it was tried again.
  for (const { username, text, lost } of ledger.sent) {
    const times = textsOf(username).filter(one => one === text).length
    if (times > 1 + lost) problems.push(`"${text}" of ${username} came ${times} times`)
  }
  return problems
}

/** Players whose money does not add up yet: a transaction of theirs is still open. A hand-over to an operator ends it, too. */
export function unreconciled({ model, desk }: Company): string[] {
  return [...model.users.values()].flatMap(({ id, username }) => {
    const balance = model.balances.get(id)
    if (!balance) return []
    const handedOver = desk.sessions.get(id)?.messages.some(({ text }) => text.startsWith('[Бот]'))
    const withdrawn = model
      .withdrawalsOf(id)
      .reduce((sum, { amount }) => sum.plus(amount), balance.frozen.minus(balance.frozen))
    const whole = balance.amount.plus(balance.frozen).eq(startingBalance)
    return handedOver || (whole && balance.frozen.eq(withdrawn)) ? [] : [username]
  })
}
