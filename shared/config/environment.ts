import type * as z from 'zod/mini'
import { aliases } from './aliases.ts'
import type { Problem } from './config-error.ts'
import { maskUrl } from './mask-url.ts'
import { type Values, type Variable, type VariableName, variables } from './schema.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A value set by the administrator, and the name under which it was set. */
export interface Given {
  readonly name: string
  readonly text: string
}

export type GivenByVariable = Readonly<Partial<Record<VariableName, Given>>>

const names = Object.keys(variables) as VariableName[]

/** Collects the values that are set, under either name. Values are trimmed; a blank one counts as absent. */
export function collect(env: Environment, problems: Problem[]): GivenByVariable {
  const given: Partial<Record<VariableName, Given>> = {}
  for (const name of names) {
    const text = env[name]?.trim()
    if (text) given[name] = { name, text }
  }
  for (const [name, variable] of Object.entries(aliases)) {
    const text = env[name]?.trim()
    if (!text) continue
    const other = given[variable]
    if (other === undefined) given[variable] = { name, text }
    else if (!sameValue(variable, other.text, text)) problems.push(conflict({ name, text }, other, variables[variable]))
  }
  return given
}

/** Whether two texts mean the same value, such as `REST` and `rest`. */
function sameValue(name: VariableName, one: string, other: string): boolean {
  const [a, b] = [one, other].map(text => variables[name].parser.schema().safeParse(text))
  return one === other || (a?.success === true && b?.success === true && a.data === b.data)
}

/** Parses every value. One that cannot be parsed is reported and counts as absent. */
export function parseValues(given: GivenByVariable, problems: Problem[]): Values {
  const entries = names.map(name => {
    const variable: Variable = variables[name]
    const found = given[name]
    if (found !== undefined) {
      const parsed = variable.parser.schema().safeParse(found.text)
      if (parsed.success) return [name, parsed.data]
      problems.push(badValue(found, variable, variable.parser.accepts, reasonOf(parsed.error)))
    }
    return [name, variable.default === undefined ? undefined : variable.parser.schema().parse(variable.default)]
  })
  return Object.fromEntries(entries) as Values
}

const reasonOf = ({ issues }: z.core.$ZodError): string | undefined =>
  issues.map(issue => (issue.code === 'custom' ? issue.params?.reason : undefined)).find(reason => reason)

function badValue(given: Given, variable: Variable, accepts: string, reason = ''): Problem {
  const quoted = /^(["']).*\1$/s.test(given.text) ? ' (the quotation marks are part of the value: leave them out)' : ''
  const because = reason === '' ? '' : `: ${reason}`
  const example = accepts.includes('such as') ? '' : `, for example ${given.name}=${variable.example}`
  return {
    variable: given.name,
    message: `${shown(given.text, variable)} cannot be used${because}${quoted}; accepted: ${accepts}${example}`,
  }
}

function conflict(alias: Given, given: Given, variable: Variable): Problem {
  const values = `${shown(given.text, variable)} and ${shown(alias.text, variable)}`
  return {
    variable: given.name,
    message: `differs from its other name ${alias.name} (${values}): set one of them`,
  }
}

/** The value in a form that may be shown: secrets are masked. */
export function shown(text: string, { secret }: Variable): string {
  const hidden = secret === 'whole' || (secret === 'password' && !text.includes('://'))
  return hidden ? 'the value (not shown)' : JSON.stringify(maskUrl(text))
}
