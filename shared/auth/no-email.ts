import { createHash } from 'node:crypto'

/** What every mail system takes, two names that differ only in capitals cannot share, and no other name comes to. */
const plainName = /^(?!player-[\da-f]{32}$)[a-z\d]+([._-][a-z\d]+)*$/

/**
 * The e-mail of a player who gives none: '', or, for a backend that wants one of everybody, an address of the administrator's
 * domain that is the player's alone (AUTH_EMAIL_DOMAIN).
 */
export function emailOf(username: string, domain: string | undefined): string {
  if (domain === undefined) return ''
  const name = plainName.test(username)
    ? username
    : `player-${createHash('sha256').update(username).digest('hex').slice(0, 32)}`
  return `${name}@${domain}`
}
