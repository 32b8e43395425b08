import { createHash } from 'node:crypto'

/** Usernames that are valid and unambiguous as the local part of an address, and collide with no generated one. */
const plainName = /^(?!player-[\da-f]{32}$)[a-z\d]+([._-][a-z\d]+)*$/

/**
 * The e-mail of a player who gives none: '' without a domain, or an address in it that is unique to the player, for a backend that
 * requires one.
 */
export function substituteEmail(username: string, domain: string | undefined): string {
  if (domain === undefined) return ''
  const name = plainName.test(username)
    ? username
    : `player-${createHash('sha256').update(username).digest('hex').slice(0, 32)}`
  return `${name}@${domain}`
}
