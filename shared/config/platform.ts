/** Whether this process runs on Lambda, which sets the address of the Runtime API. */
export const runsUnderLambda = (): boolean => Boolean(process.env.AWS_LAMBDA_RUNTIME_API)
