/** The API's requests and responses. A type-level test compares them with the contracts in functions/. */

export type Mode = 'bot' | 'waiting_operator' | 'operator'

export interface NewAccount {
  username: string
  password: string
  email?: string | undefined
}

export interface Credentials {
  username: string
  password: string
}

export interface ChatAnswer {
  reply: string
  mode: Mode
}

export interface Session {
  mode: Mode
  /** 1 is next in line. */
  queue_position?: number | undefined
  operator_id?: bigint | undefined
  status_message?: string | undefined
  /**
   * What the operator wrote last. The reply to the player's next message repeats it, once: it is the reply, or stands before a
   * blank line and the bot's answer. With mode bot it is a farewell, which is not repeated.
   */
  last_operator_text?: string | undefined
}

type Check = 'ok' | 'failed'

export interface Readiness {
  status: Check
  checks: { store: Check; backend: Check; operator: Check }
}

/** The API's stable error codes, and `network_error` when there was no answer. */
export type ErrorCode =
  | 'invalid_json'
  | 'invalid_input'
  | 'user_exists'
  | 'invalid_credentials'
  | 'unauthorized'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_in_progress'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'idempotency_key_reused'
  | 'too_many_requests'
  | 'backend_error'
  | 'internal_error'
  | 'overloaded'
  | 'network_error'
