import type { Store } from '../../store/store.ts'
import { storeNow } from '../../store/store-clock.ts'

/** The store, with a clock that the test sets. @param now milliseconds since 1970 */
export function withClock(store: Store, now: () => number): Store {
  const at = (sql: string) => sql.replaceAll(storeNow, String(now()))
  return {
    execute: (sql, args) => store.execute(at(sql), args),
    first: (sql, args) => store.first(at(sql), args),
    batch: statements => store.batch(statements.map(({ sql, ...rest }) => ({ sql: at(sql), ...rest }))),
    close: () => store.close(),
  }
}
