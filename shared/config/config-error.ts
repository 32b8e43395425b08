/** One thing that is wrong with the configuration. */
export interface Problem {
  /** The environment variable, as the administrator wrote it. */
  readonly variable: string
  /** The bad value (a secret's never) and what is accepted. */
  readonly message: string
}

/** Thrown when the configuration cannot be used; names everything that is wrong with it, not just the first thing. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(['the configuration cannot be used:', ...problems.map(p => `  ${p.variable}: ${p.message}`)].join('\n'))
    this.problems = problems
  }
}
