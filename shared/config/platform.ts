/** Whether this process is a Lambda function: the platform then sets the address of the Runtime API. */
export const runsUnderLambda = (): boolean => Boolean(process.env.AWS_LAMBDA_RUNTIME_API)
