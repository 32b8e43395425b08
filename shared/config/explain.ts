import { documentation } from './documentation.ts'
import { collect, type Environment } from './environment.ts'
import { maskUrl } from './mask-url.ts'
import { type Variable, type VariableName, variables } from './schema.ts'

/** A setting and where it comes from; secrets are masked. */
export interface ExplainedSetting {
  readonly variable: VariableName
  readonly value: string
  /** The name of the environment variable, or `default`. */
  readonly source: string
}

/** Every variable with its value, valid or not, and where the value comes from. */
export function explainSettings(env: Environment): ExplainedSetting[] {
  const given = collect(env, [])
  return (Object.entries(variables) as [VariableName, Variable][]).map(([name, variable]) => {
    const found = given[name]
    const absent = variable.default ?? documentation[name].defaultMeaning ?? ''
    return {
      variable: name,
      value: found ? mask(found.text, variable.secret) : absent,
      source: found?.name ?? 'default',
    }
  })
}

/** The settings of this process. */
export const explainEnvironment = (): ExplainedSetting[] => explainSettings(process.env)

function mask(text: string, secret: Variable['secret']): string {
  if (secret === 'whole') return `*** (${text.length} characters)`
  return /^\w+:\/\//.test(text) || secret === 'password' ? maskUrl(text) : text
}
