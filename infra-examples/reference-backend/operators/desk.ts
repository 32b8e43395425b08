/** A player's session, as the operator sees it. */
export interface Session {
  user_id: bigint
  mode: 'waiting_operator' | 'operator'
  operator_id?: bigint
  last_operator_text?: string
  /** Oldest first. */
  messages: { from: 'user' | 'operator'; text: string }[]
}

/** The operators' side: who is waiting, who is being served, and what was said. */
export class Desk {
  /** In the order of the requests. */
  readonly sessions = new Map<bigint, Session>()

  /** Waiting players, longest first. */
  queue(): Session[] {
    return [...this.sessions.values()].filter(session => session.mode === 'waiting_operator')
  }

  /** A player asks for an operator; asking again keeps the place in the queue. */
  request(userId: bigint, message: string): Session {
    const session = this.sessions.get(userId) ?? { user_id: userId, mode: 'waiting_operator', messages: [] }
    if (message !== '') session.messages.push({ from: 'user', text: message })
    this.sessions.set(userId, session)
    return session
  }

  /** A player writes. @returns undefined when there is no session */
  userMessage(userId: bigint, message: string): Session | undefined {
    const session = this.sessions.get(userId)
    session?.messages.push({ from: 'user', text: message })
    return session
  }

  /** An operator takes a waiting player, or opens a session unasked. */
  take(userId: bigint, operatorId: bigint): Session {
    const session = this.request(userId, '')
    return Object.assign(session, { mode: 'operator' as const, operator_id: operatorId })
  }

  write(userId: bigint, text: string): Session | undefined {
    const session = this.sessions.get(userId)
    session?.messages.push({ from: 'operator', text })
    return session && Object.assign(session, { last_operator_text: text })
  }

  /** Ends the session; the bot answers again. @returns whether there was one */
  close(userId: bigint): boolean {
    return this.sessions.delete(userId)
  }

  /** The session as the guide shows it. */
  describe(session: Session): Record<string, unknown> {
    const { messages, ...described } = session
    if (session.mode === 'operator') return described
    const position = this.queue().indexOf(session) + 1
    return { ...described, queue_position: position, status_message: `Вы ${position}-й в очереди` }
  }
}
