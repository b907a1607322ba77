// The value that a share of all values does not exceed (nearest rank); null of nothing.
export function percentile(values: ArrayLike<number>, share: number): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1)
  return sorted[rank] ?? null
}

/** Milliseconds as they are printed: two decimals. */
export function roundMs(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}
