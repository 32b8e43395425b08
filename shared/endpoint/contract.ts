import type * as z from 'zod/mini'
import type { ErrorCode } from '../errors.ts'
import type { RateLimitName } from './rate-limit.ts'

/** One API method, as clients see it: the source of routing, validation and the API description. */
export interface Contract<
  Request extends z.ZodMiniType = z.ZodMiniType,
  Response extends z.ZodMiniType = z.ZodMiniType,
> {
  method: 'GET' | 'POST'
  path: string
  summary: string
  /** Whether the call needs `Authorization: Bearer <JWT>`. */
  authenticated: boolean
  /** Makes the schema of the body; absent: the method takes none. */
  body?: () => Request
  /** The body may be left out altogether; `null` and `""` are none, because clients send them when they have nothing to say. */
  bodyOptional?: boolean
  /** Whether a resent request with the same Idempotency-Key counts once. */
  idempotent?: boolean
  /** Which limit its requests count against. */
  rateLimit?: RateLimitName
  /** Makes the schema of the answer, for the API description: a function answers without it. */
  response: () => Response | Promise<Response>
  /** The errors beside the ones that any method can answer. */
  errors: readonly ErrorCode[]
}

/** Gives a contract its exact types. */
export const defineContract = <Request extends z.ZodMiniType, Response extends z.ZodMiniType>(
  contract: Contract<Request, Response>,
): Contract<Request, Response> => contract

/** What a function of the contract gets as its body, and what it answers. */
export type RequestBody<C> = C extends Contract<infer Body, z.ZodMiniType> ? z.output<Body> : never
export type ResponseBody<C> = C extends Contract<z.ZodMiniType, infer Response> ? z.input<Response> : never

/** The verbs that a method answers to. HEAD is GET without the body (RFC 9110, 9.3.2): monitors ask so whether a service is up. */
export const verbsOf = ({ method }: Contract): string[] => (method === 'GET' ? ['GET', 'HEAD'] : [method])
