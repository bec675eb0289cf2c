/** For what the portal itself has printed. No `sandbox`: browsers will not show a PDF in one. */
export const LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
