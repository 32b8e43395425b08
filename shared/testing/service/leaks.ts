/** The secrets that tests send, and patterns of secrets: passwords, tokens, password hashes, bearer headers. */
const patterns: readonly (readonly [string, RegExp])[] = [
  ['a password', /correct horse|another password|wrong password/],
  ['a token', /eyJ[\w-]{10,}\.[\w-]+/],
  ['a password hash', /\$(?:argon2(?:id|i|d)|2[aby])\$/],
  ['an Authorization header', /bearer [\w.~+/-]{8,}/i],
  // Log messages are English, so Russian letters come from a player or an operator.
  ['a message', /\p{Script=Cyrillic}{2,}/u],
]

const minSecretLength = 8

/**
 * Searches a service's log for secrets and message texts.
 * @param env the service's environment, whose secrets must not appear in the log
 * @returns the kinds of secret found, without quoting the lines
 */
export function leakFinder(env: Record<string, string>): (line: string) => string[] {
  const secrets = Object.entries(env).flatMap(([name, value]) => secretsIn(name, value).map(secret => [name, secret]))
  return line => [
    ...secrets.filter(([, secret]) => line.includes(secret as string)).map(([name]) => `the value of ${name}`),
    ...patterns.filter(([, pattern]) => pattern.test(line)).map(([kind]) => kind),
  ]
}

function secretsIn(name: string, value: string): string[] {
  const found = /SECRET|TOKEN/.test(name) ? [value] : []
  if (URL.canParse(value)) found.push(decodeURIComponent(new URL(value).password))
  return found.filter(secret => secret.length >= minSecretLength)
}
