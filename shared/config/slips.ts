import { aliases } from './aliases.ts'
import { documentation } from './documentation.ts'
import type { Environment } from './environment.ts'
import { nearestName } from './nearest-name.ts'

/**
 * Settings that look like a slip. For whoever starts the service or runs the doctor: a Lambda function does not load this, and gets
 * its variables from a template.
 */
export const findSlips = (env: Environment): string[] => [...suspectValues(env), ...suspectNames(env)]

/** The slips in the settings of this process. */
export const slipsInEnvironment = (): string[] => findSlips(process.env)

const known = [...Object.keys(documentation), ...Object.keys(aliases)]

const longSeconds = 100

/** Values that can be used. Docker keeps the quotation marks and comments of an --env-file. */
function suspectValues(env: Environment): string[] {
  return known.flatMap(name => {
    const text = env[name]?.trim() ?? ''
    if (/^(["']).*\1$/s.test(text))
      return `${name} has quotation marks around it, which are part of the value: leave them out`
    if (/\s#\s/.test(text)) return `${name} has a # in it: a comment behind a value is part of the value`
    const isLong = /_(TIMEOUT|DELAY)_SECONDS$/.test(name) && Number(text) >= longSeconds
    return isLong ? `${name} is ${text} seconds, not milliseconds` : []
  })
}

const shortestName = 8
const mostEdits = 2

/**
 * Names very near to one of ours. (`loadConfig` knows those that begin with AUTH_ or OPERATOR_.) Kubernetes sets a METRICS_PORT to
 * `tcp://…` where there is a Service of that name.
 */
function suspectNames(env: Environment): string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (
      name.length < shortestName ||
      /^(tcp|udp):/.test(value ?? '') ||
      /^(AUTH|OPERATOR)_/.test(name) ||
      known.includes(name)
    )
      return []
    const meant = nearestName(name, known, mostEdits)
    return meant === undefined ? [] : `${name} is not a variable of this service; did you mean ${meant}?`
  })
}
