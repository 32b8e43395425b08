import type * as z from 'zod/mini'
import type { ErrorCode } from '../errors.ts'
import type { RateLimitName } from './rate-limit.ts'

/** One API method as clients see it: the single source for routing, validation and the API description. */
export interface Contract<
  Request extends z.ZodMiniType = z.ZodMiniType,
  Response extends z.ZodMiniType = z.ZodMiniType,
  Authenticated extends boolean = boolean,
> {
  method: 'GET' | 'POST'
  path: string
  summary: string
  /** Whether the call needs `Authorization: Bearer <JWT>`. */
  authenticated: Authenticated
  /** Creates the schema of the body; absent when the method takes none. */
  body?: () => Request
  /** Whether the body may be left out. `null` and `""` count as no body, because some clients send them. */
  bodyOptional?: boolean
  /** Whether a request that is sent again with the same Idempotency-Key takes effect only once. */
  idempotent?: boolean
  /** The rate limit that its requests count against. */
  rateLimit?: RateLimitName
  /** Creates the schema of the response. Used for the API description only, not when a request is answered. */
  response: () => Response | Promise<Response>
  /** Its errors, besides those that any method can return. */
  errors: readonly ErrorCode[]
}

/** Infers a contract's exact types. */
export const defineContract = <
  Request extends z.ZodMiniType,
  Response extends z.ZodMiniType,
  Authenticated extends boolean,
>(
  contract: Contract<Request, Response, Authenticated>,
): Contract<Request, Response, Authenticated> => contract

/** The body that a contract's function receives, and the one that it returns. */
export type RequestBody<C> = C extends Contract<infer Body, z.ZodMiniType> ? z.output<Body> : never
export type ResponseBody<C> = C extends Contract<z.ZodMiniType, infer Response> ? z.input<Response> : never

/** The HTTP verbs of a method. GET includes HEAD (RFC 9110, 9.3.2), which uptime monitors use. */
export const verbsOf = ({ method }: Contract): string[] => (method === 'GET' ? ['GET', 'HEAD'] : [method])
