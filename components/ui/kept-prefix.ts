/** Marks what KeepTyped stores among a tab's other entries. */
export const KEPT_PREFIX = 'typed:'
