import type { Call } from '../../shared/backends/backend.ts'

/** The doctor's requests are told apart from players' in the backend's log by their request id. */
export const doctorsCall = (): Call => ({ requestId: `doctor-${process.pid}` })
