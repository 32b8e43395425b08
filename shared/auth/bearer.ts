import { AppError, errorMessage } from '../errors.ts'

/**
 * Reads the token from an `Authorization: Bearer` header.
 * @throws AppError `unauthorized` when there is none
 */
export function readBearerToken(authorization: string | undefined): string {
  const token = /^Bearer +([\w~+/.-]+=*) *$/i.exec(authorization ?? '')?.[1]
  // RFC 6750, 3.1: the challenge to a request without a token has no error code.
  if (token === undefined) throw unauthorized(errorMessage.unauthorized, 'Bearer')
  return token
}

/** The error for a token that is present but not valid. */
export const invalidToken = (description: string, cause?: unknown): AppError =>
  unauthorized(description, `Bearer error="invalid_token", error_description="${description}"`, cause)

const unauthorized = (message: string, challenge: string, cause?: unknown) =>
  new AppError('unauthorized', message, { cause, headers: { 'www-authenticate': challenge } })
