import type { Payload } from './operations.ts'

/** Keys of payloads whose values are a player's own words or secrets. */
const secretKeys = ['username', 'email', 'password', 'message', 'event_name']

const secretPatterns: readonly [RegExp, string][] = [
  [/(\w:\/\/)[^\s/@]+@/g, '$1***@'],
  [/\b(bearer|basic)\s+\S+/gi, '$1 ***'],
  [/\b(\w*(?:passw(?:or)?d|pwd|secret|token|key))\s*=\s*\S+/gi, '$1=***'],
  // «"token":"abc"» and «api_key: a1», but not «password: too short», which says what is wrong.
  [/\b([\w-]{0,30}(?:passw(?:or)?d|pwd|secret|token|key)["']?\s*:\s*)(?:"[^"]*"|'[^']*'|(?=[^\s\d]*\d)\S+)/gi, '$1***'],
  [/\b(cookie\s*:).*/gi, '$1 ***'],
  [/\$(?:argon2|2[aby]\$)\S*|[^\s()<>"'=/:*]+@[^\s()<>"']+/g, '***'],
  [/\S*(?:%[0-9a-f]{2}|\\u[0-9a-f]{4})\S*/gi, '***'],
  [/\d(?:[ ()-]{0,2}\d){9,}/g, '***'],
  [/[\w+/=.-]{40,}/g, '***'],
]

const maxReadLength = 2000
const maxLoggedLength = 200

/**
 * A backend's error text as it may be logged: one line of at most 200 characters, without credentials, addresses and long numbers.
 * Backends quote what they were sent, so every word that the payload's secrets contain is masked too, even in part.
 * @param secrets what else must not be shown, such as the token
 */
export function fitForLog(text: string, payload: Payload, secrets: readonly string[] = []): string {
  let line = text
    .slice(0, maxReadLength)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  for (const secret of secrets) if (secret !== '') line = line.replaceAll(secret, '***')
  for (const [pattern, mask] of secretPatterns) line = line.replace(pattern, mask)
  const sent = secretKeys
    .flatMap(key => (typeof payload[key] === 'string' ? [payload[key].toLowerCase()] : []))
    .join('\n')
  const sentWords = new Set(sent.match(wordPattern))
  line = line.replace(wordPattern, word => {
    const lower = word.toLowerCase()
    return sentWords.has(lower) || (word.length >= minPart && sent.includes(lower)) ? '***' : word
  })
  return line.length > maxLoggedLength ? `${line.slice(0, maxLoggedLength - 1)}…` : line
}

const wordPattern = /[\p{L}\p{N}]+/gu
/** Shorter parts of words occur in any text by chance. */
const minPart = 3
