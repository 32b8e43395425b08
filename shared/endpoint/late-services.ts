import { lazy } from '../lazy.ts'

/** What middleware uses of the shared parts. Imported late, because /health needs none, and once, because each import takes time. */
export const services = lazy(() => import('./middleware-services.ts'))
