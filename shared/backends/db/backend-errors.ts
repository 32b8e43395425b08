import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

/** The store as a backend: whatever fails in it is a `backend_error`, as the ports promise. */
export function asBackend(store: Store): Pick<Store, 'execute' | 'first' | 'batch'> {
  return {
    execute: (sql, args) => store.execute(sql, args).catch(fail),
    first: (sql, args) => store.first(sql, args).catch(fail),
    batch: statements => store.batch(statements).catch(fail),
  }
}

function fail(cause: unknown): never {
  throw new AppError('backend_error', 'the database of db mode failed', { cause })
}
