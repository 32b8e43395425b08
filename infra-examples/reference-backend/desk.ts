/** One user's talk with the support, as the operator sees it. */
export interface Session {
  user_id: bigint
  mode: 'waiting_operator' | 'operator'
  operator_id?: bigint
  last_operator_text?: string
  /** What was said, oldest first. */
  messages: { from: 'user' | 'operator'; text: string }[]
}

/** The operators' side: who waits, who is being served, and what has been said. */
export class Desk {
  /** In the order in which the users asked. */
  readonly sessions = new Map<bigint, Session>()

  /** Users who wait, the longest first. */
  queue(): Session[] {
    return [...this.sessions.values()].filter(session => session.mode === 'waiting_operator')
  }

  /** A user asks for an operator; who asks twice keeps the place. */
  request(userId: bigint, message: string): Session {
    const session = this.sessions.get(userId) ?? { user_id: userId, mode: 'waiting_operator', messages: [] }
    if (message !== '') session.messages.push({ from: 'user', text: message })
    this.sessions.set(userId, session)
    return session
  }

  /** A user writes; undefined when the talk is over. */
  userMessage(userId: bigint, message: string): Session | undefined {
    const session = this.sessions.get(userId)
    session?.messages.push({ from: 'user', text: message })
    return session
  }

  /** An operator takes a user, or begins a talk unasked. */
  take(userId: bigint, operatorId: bigint): Session {
    const session = this.request(userId, '')
    return Object.assign(session, { mode: 'operator' as const, operator_id: operatorId })
  }

  write(userId: bigint, text: string): Session | undefined {
    const session = this.sessions.get(userId)
    session?.messages.push({ from: 'operator', text })
    return session && Object.assign(session, { last_operator_text: text })
  }

  /** Ends the talk: the bot answers again. */
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
