/** Two regions, one ring: the sign before the name. */
export function BrandMark() {
  return (
    <svg width="30" height="22" viewBox="0 0 30 22" aria-hidden="true" fill="none" strokeWidth="3">
      <circle cx="11" cy="11" r="8.5" stroke="#0e6470" />
      <circle cx="19" cy="11" r="8.5" stroke="#94430f" />
      <path d="M15 3.5a8.5 8.5 0 0 1 4.4 8.6" stroke="#0e6470" />
    </svg>
  )
}
