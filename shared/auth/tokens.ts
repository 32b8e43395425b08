import { type CryptoKey, errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { LruCache } from '../lru-cache.ts'
import { invalidToken } from './bearer.ts'

/** The user that a token identifies. */
export interface Identity {
  readonly userId: bigint
  readonly username: string
}

export interface TokenOptions {
  /** HS256 key, at least 32 bytes. */
  secret: Uint8Array | string
  ttlSeconds: number
  /** The previous key: its tokens are accepted until they expire, but no new ones are signed with it. */
  previousSecret?: Uint8Array | string
  /** Milliseconds since 1970. */
  now?: () => number
}

export interface Tokens {
  issue(identity: { id: bigint; username: string }): Promise<string>
  /** @throws AppError `unauthorized` when the token is not one of ours, or has expired */
  verify(token: string): Promise<Identity>
}

const algorithm = 'HS256'
const party = 'smart-chat'
/** Far longer than any token of ours; longer ones are refused unparsed. */
const maxLength = 4096
/** How many verified tokens are cached; about 10 MB when full. */
const rememberedTokens = 10_000

const isInt64 = (text: string) => /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
const claims = z.object({
  sub: z.string().check(z.minLength(1)),
  uid: z.string().check(z.refine(isInt64)),
  iat: z.number(),
  exp: z.number(),
})

/** Issues and verifies the API's tokens: JWTs signed with HS256, with the username (`sub`) and the user id (`uid`). */
export function createTokens({ secret, ttlSeconds, previousSecret, now = Date.now }: TokenOptions): Tokens {
  const current = importKey(secret)
  const keys = previousSecret === undefined ? [current] : [current, importKey(previousSecret)]
  const verified = new LruCache<string, Identity & { expiresAt: number }>(rememberedTokens)
  const nowSeconds = () => Math.floor(now() / 1000)

  return {
    async issue({ id, username }) {
      const now = nowSeconds()
      return new SignJWT({ uid: id.toString() })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setSubject(username)
        .setIssuer(party)
        .setAudience(party)
        .setIssuedAt(now)
        .setExpirationTime(now + Math.floor(ttlSeconds))
        .sign(await current)
    },

    async verify(token) {
      const known = verified.get(token)
      if (known !== undefined) {
        if (known.expiresAt > nowSeconds()) return known
        verified.delete(token)
        throw invalidToken('The token has expired')
      }
      if (token.length > maxLength) throw invalidToken('The token is not valid')
      const identity = await verifyClaims(token, keys, new Date(now()))
      verified.set(token, identity)
      return identity
    },
  }
}

/** Imported once; given a raw secret, jose would import it at every call. */
function importKey(secret: Uint8Array | string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(typeof secret === 'string' ? Buffer.from(secret) : secret)
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

async function verifyClaims(token: string, keys: Promise<CryptoKey>[], currentDate: Date) {
  let cause: unknown
  for (const key of keys) {
    try {
      const options = { algorithms: [algorithm], issuer: party, audience: party, currentDate }
      const { sub, uid, exp } = claims.parse((await jwtVerify(token, await key, options)).payload)
      return Object.freeze({ userId: BigInt(uid), username: sub, expiresAt: exp })
    } catch (error) {
      cause = error
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break // another key would not help
    }
  }
  throw invalidToken(cause instanceof errors.JWTExpired ? 'The token has expired' : 'The token is not valid', cause)
}
