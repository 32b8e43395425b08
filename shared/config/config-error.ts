/** One problem with the configuration. */
export interface Problem {
  /** The environment variable, under the name that the administrator used. */
  readonly variable: string
  /** The bad value (never a secret's) and what is accepted. */
  readonly message: string
}

/** Thrown when the configuration cannot be used; lists all problems, not just the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(['the configuration cannot be used:', ...problems.map(p => `  ${p.variable}: ${p.message}`)].join('\n'))
    this.problems = problems
  }
}

/** The problems that loading a part of the configuration throws; another error is passed on. */
export async function problemsOf(load: () => unknown): Promise<readonly Problem[]> {
  try {
    await load()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}
