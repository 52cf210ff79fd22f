/** What a sign is read as whose font does not tell its meaning: in most such files the letters with accents. */
export const UNKNOWN_SIGN = '\uFFFD';
