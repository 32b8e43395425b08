import httpJsonBodyParser from '@middy/http-json-body-parser'
import { AppError, errorMessage } from '../errors.ts'
import type { Contract } from './contract.ts'
import type { Middleware } from './endpoint.ts'
import { bodyTooLargeMessage, maxBodyBytes } from './http-event.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Parses the body into `input`. JSON only (admin guide 4.1), UTF-8 only (RFC 8259, 8.1). */
export function jsonBody({ bodyOptional }: Contract): Middleware {
  const parser = httpJsonBodyParser()
  return {
    before: request => {
      const { event } = request
      if (event.body === undefined && bodyOptional) {
        event.input = {}
        return
      }
      if (event.body === undefined) throw new AppError('invalid_json', 'The request needs a JSON body')
      if (Buffer.byteLength(event.body, event.isBase64Encoded ? 'base64' : 'utf8') > maxBodyBytes) throw tooLarge()
      requireUtf8(event.headers['content-type'])
      if (event.isBase64Encoded) decode(event)
      else if (event.body.startsWith('\ufeff')) event.body = event.body.slice(1) // byte order mark (RFC 8259, 8.1)
      try {
        parser.before?.(request as never)
      } catch (cause) {
        throw fromParser(cause)
      }
      const parsed: unknown = event.body // any JSON value
      const isNone = bodyOptional && (parsed === null || parsed === '')
      event.input = isNone ? {} : parsed
    },
  }
}

const tooLarge = () => new AppError('payload_too_large', bodyTooLargeMessage)

/** @throws AppError `unsupported_media_type` when the header names another character encoding */
function requireUtf8(contentType = ''): void {
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw new AppError('unsupported_media_type', 'The body must be UTF-8')
  }
}

function decode(event: { body: string | undefined; isBase64Encoded: boolean }): void {
  try {
    event.body = utf8.decode(Buffer.from(event.body ?? '', 'base64'))
    event.isBase64Encoded = false
  } catch (cause) {
    throw new AppError('invalid_json', 'The body is not UTF-8', { cause })
  }
}

/** Drops the parser's cause, because it quotes the body, which may hold a password. */
function fromParser(error: unknown): AppError {
  return (error as { statusCode?: number }).statusCode === 415
    ? new AppError('unsupported_media_type', errorMessage.unsupported_media_type)
    : new AppError('invalid_json', errorMessage.invalid_json)
}
