import type { Company } from '../../../infra-examples/reference-backend/company/company.ts'

/** The model that the company's records are compared with: everything that players were told. */
export interface Ledger {
  /** Calls that got an answer of any kind, and calls that got none. */
  answered: number
  unanswered: number
  registered: Set<string>
  /** Withdrawals that players were told were made, by username. */
  withdrawals: { username: string; id: bigint; amount: string }[]
  /** Texts that were acknowledged as passed to an operator. */
  delivered: { username: string; text: string }[]
  /** All texts that were sent; `lost` is how often there was no answer and the player sent the text again. */
  sent: { username: string; text: string; lost: number }[]
  /** Amounts that a player confirmed; every attempt has a different amount. */
  confirmed: { username: string; amount: string }[]
  /** Replies that no player should ever get. */
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

/** How much was acknowledged, for the reports. */
export interface Acknowledged {
  registrations: number
  withdrawals: number
  messages: number
}

export const acknowledgedIn = ({ registered, withdrawals, delivered }: Ledger): Acknowledged => ({
  registrations: registered.size,
  withdrawals: withdrawals.length,
  messages: delivered.length,
})

/** Every player's initial balance. */
export const startingBalance = '100000'

/** All contradictions between the company's records and what was acknowledged. */
export function compare(ledger: Ledger, { model, desk, violations }: Company): string[] {
  const problems = [...ledger.oddities, ...violations.map(violation => `the backend was called wrongly: ${violation}`)]
  const userOf = (username: string) => model.users.get(username)
  for (const name of ledger.registered) if (!userOf(name)) problems.push(`${name} was registered and is lost`)

  for (const { username, id, amount } of ledger.withdrawals) {
    const made = model.withdrawals.get(id)
    if (!made || made.user_id !== userOf(username)?.id) problems.push(`withdrawal ${id} of ${username} is lost`)
    else if (!made.amount.eq(amount)) problems.push(`withdrawal ${id} of ${username} is ${made.amount}, not ${amount}`)
  }
  for (const { user_id, amount } of model.withdrawals.values()) {
    const asked = ledger.confirmed.some(one => userOf(one.username)?.id === user_id && amount.eq(one.amount))
    if (!asked) problems.push(`nobody confirmed the withdrawal of ${amount} by the player with id ${user_id}`)
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
  // A text whose answer was lost may arrive once more, because it was sent again.
  for (const { username, text, lost } of ledger.sent) {
    const times = textsOf(username).filter(one => one === text).length
    if (times > 1 + lost) problems.push(`"${text}" of ${username} came ${times} times`)
  }
  return problems
}

/** Players with a transaction that is still open. A hand-over to an operator also ends a transaction. */
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
