/** Whether this process is a Lambda function: the platform tells it where the Runtime API is. */
export const runsUnderLambda = (): boolean => Boolean(process.env.AWS_LAMBDA_RUNTIME_API)
