/**
 * SQL: the time by the store's clock, whole milliseconds since 1970, the same throughout a statement. Whatever one replica
 * writes and another one expires is measured by it, because the replicas' own clocks may differ. SQLite 3.42 or later.
 */
export const storeNow = "CAST(unixepoch('subsec') * 1000 AS INTEGER)"
