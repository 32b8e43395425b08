/** What the API takes and answers. A type-level test compares it with the contracts of functions/. */

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
  /** 1 is the next to be served. */
  queue_position?: number | undefined
  operator_id?: bigint | undefined
  status_message?: string | undefined
  /** With mode bot: what an operator wrote before ending the dialogue. */
  last_operator_text?: string | undefined
}

type Check = 'ok' | 'failed'

export interface Readiness {
  status: Check
  checks: { store: Check; backend: Check; operator: Check }
}

/** The stable codes of the API, and `network_error`: there was no answer. */
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
