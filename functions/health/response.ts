import * as z from 'zod/mini'

export const response = z.object({ status: z.literal('ok') })
