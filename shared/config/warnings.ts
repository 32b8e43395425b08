import { aliases } from './aliases.ts'
import type { Config } from './config.ts'
import type { Problem } from './config-error.ts'
import type { Environment, GivenByVariable } from './environment.ts'
import { nearestName } from './nearest-name.ts'
import { functionNames, variables } from './schema.ts'

const known = Object.keys(variables)

/** Settings that are valid but probably not intended. */
export function findWarnings(env: Environment, given: GivenByVariable, config: Config): string[] {
  return [
    ...unknownVariables(env).map(({ variable, message }) => `${variable} ${message}`),
    ...unusedTransports(given, config),
    ...storeWarnings(given, config),
    ...lambdaWarnings(given, config),
  ]
}

/** Settings that have no effect on Lambda, because the gateway does this work there. */
function lambdaWarnings(given: GivenByVariable, { lambda }: Config): string[] {
  const gateways = {
    CORS_ORIGINS: 'the gateway answers browsers (CorsConfiguration of an HTTP API)',
    TRUSTED_PROXIES: 'the address is the one that the gateway saw',
  }
  return Object.entries(gateways)
    .filter(([name]) => lambda && given[name as keyof typeof gateways] !== undefined)
    .map(([name, why]) => `${name} is set but not used: on Lambda ${why}`)
}

/** Possibly misspelt names. Not an error by itself, because another program may use such a variable. */
export function unknownVariables(env: Environment): Problem[] {
  return Object.keys(env)
    .filter(name => /^(AUTH|OPERATOR)_/.test(name) && !known.includes(name) && !Object.hasOwn(aliases, name))
    .map(variable => ({
      variable,
      message: `is not a variable of this service; did you mean ${nearestName(variable, known)}?`,
    }))
}

/** Settings of a transport that is used neither by the backend nor by the operators (directly or as their fallback). */
function unusedTransports(given: GivenByVariable, { customer, desk }: Config): string[] {
  const kinds = `AUTH_BACKEND is ${customer.kind} and OPERATOR_BACKEND is ${desk.kind}`
  const isUnused = ([variable]: [string, unknown]) => {
    const [, side, transport] = /^(AUTH|OPERATOR)_(REST|RABBITMQ)_/.exec(variable) ?? []
    const kind = transport?.toLowerCase()
    return kind !== undefined && desk.kind !== kind && !(side === 'AUTH' && customer.kind === kind)
  }
  return Object.entries(given)
    .filter(isUnused)
    .map(([, { name }]) => `${name} is set but not used: ${kinds}`)
}

function storeWarnings(given: GivenByVariable, config: Config): string[] {
  const warnings: string[] = []
  const partial = config.functions.length < functionNames.length
  if (config.store.kind === 'file' && (config.lambda || partial)) {
    const where = config.lambda ? 'each Lambda instance' : 'each process of a deployment by FUNCTIONS'
    warnings.push(
      `${where} keeps a store of its own in DATABASE_PATH: dialogues, login throttling and in db mode accounts will differ from one to the other, and a file of a Lambda instance is lost with it. Set DATABASE_URL`,
    )
  }
  if (config.store.kind === 'server' && given.DATABASE_PATH !== undefined) {
    warnings.push('DATABASE_PATH is set but not used: DATABASE_URL is set')
  }
  if (config.store.kind === 'file' && given.DATABASE_AUTH_TOKEN !== undefined) {
    warnings.push('DATABASE_AUTH_TOKEN is set but not used: DATABASE_URL is not set')
  }
  if (config.jwt.secret === undefined) {
    warnings.push('JWT_SECRET is not set: a key is generated once and kept in the store')
  }
  return warnings
}
