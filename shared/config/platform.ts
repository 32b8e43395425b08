import type { Problem } from './config-error.ts'
import type { Environment } from './environment.ts'

/** The version that the service is built and tested with; it uses functions that older ones lack. */
const oldestNode = 24

/** What is wrong with the version of Node, if anything. */
export const problemOfNode = (version = process.versions.node): Problem | undefined =>
  Number.parseInt(version, 10) >= oldestNode
    ? undefined
    : {
        variable: 'Node.js',
        message: `must be ${oldestNode} or later, and this is ${version}; the image and npm start bring their own`,
      }

/** Whether this process runs on Lambda, which sets the address of the Runtime API. */
export const runsUnderLambda = (env: Environment = process.env): boolean => Boolean(env.AWS_LAMBDA_RUNTIME_API)
