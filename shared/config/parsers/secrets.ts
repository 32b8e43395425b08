import { type Parser, read, refuseWhen } from './parser.ts'

/** An HS256 key must have at least as many bits as its hash (RFC 7518, 3.2). */
export const signingKey: Parser<string> = {
  accepts: 'a secret of at least 32 bytes, such as the output of: openssl rand -base64 48',
  schema: read(key => {
    const length = Buffer.byteLength(key)
    refuseWhen(length < 32, `it has ${length} bytes`)
    return key
  }),
}

/** A token for `Authorization: Bearer`. */
export const bearerToken: Parser<string> = {
  accepts: 'the token alone: printable ASCII characters without spaces',
  schema: read(token => {
    refuseWhen(/^bearer\s/i.test(token), 'the word Bearer is added by the service')
    refuseWhen(!/^[\x21-\x7e]+$/.test(token))
    return token
  }),
}
