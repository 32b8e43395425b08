import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

/** The store, with its failures turned into `backend_error`, as the ports promise. */
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
